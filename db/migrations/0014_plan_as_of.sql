-- A plan can be made again at any time; those from before do not say what time they are for.
DELETE FROM plan_pairs;--> statement-breakpoint
DELETE FROM plans;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "as_of" timestamp with time zone NOT NULL;--> statement-breakpoint

-- Keeps the plan of the network whose coordinators it is for, unless a newer one is there. What went meanwhile is left
-- out, and what stays the same is not written again.
CREATE FUNCTION keep_plan(in_version bigint, in_as_of timestamptz, in_covered_weight bigint, in_objective bigint,
  in_lower_bound bigint, in_verified boolean,
  in_needs uuid[], in_windows uuid[], in_quantities int[], in_froms bigint[], in_untils bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE here uuid := actor_network();
BEGIN
  IF NOT actor_is_coordinator() THEN RAISE EXCEPTION 'only for coordinators' USING ERRCODE = 'insufficient_privilege'; END IF;
  INSERT INTO plans AS kept (network_id, version, as_of, covered_weight, objective, lower_bound, verified)
    VALUES (here, in_version, in_as_of, in_covered_weight, in_objective, in_lower_bound, in_verified)
    ON CONFLICT (network_id) DO UPDATE SET version = EXCLUDED.version, as_of = EXCLUDED.as_of,
      covered_weight = EXCLUDED.covered_weight, objective = EXCLUDED.objective, lower_bound = EXCLUDED.lower_bound,
      verified = EXCLUDED.verified
    WHERE (kept.version, kept.as_of) < (EXCLUDED.version, EXCLUDED.as_of);
  IF NOT FOUND THEN RETURN; END IF;
  DELETE FROM plan_pairs p WHERE network_id = here AND NOT EXISTS (SELECT FROM unnest(in_needs, in_windows) AS pair (need_id, window_id)
    WHERE pair.need_id = p.need_id AND pair.window_id = p.offer_window_id);
  INSERT INTO plan_pairs AS kept (network_id, need_id, offer_window_id, quantity, during)
    SELECT here, pair.need_id, pair.window_id, pair.quantity, tstzrange(to_timestamp(pair.from_second), to_timestamp(pair.until_second))
    FROM unnest(in_needs, in_windows, in_quantities, in_froms, in_untils)
      AS pair (need_id, window_id, quantity, from_second, until_second)
    WHERE EXISTS (SELECT FROM needs x WHERE x.network_id = here AND x.id = pair.need_id)
      AND EXISTS (SELECT FROM offer_windows x WHERE x.network_id = here AND x.id = pair.window_id)
    ON CONFLICT (network_id, need_id, offer_window_id) DO UPDATE SET quantity = EXCLUDED.quantity, during = EXCLUDED.during
      WHERE (kept.quantity, kept.during) IS DISTINCT FROM (EXCLUDED.quantity, EXCLUDED.during);
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION keep_plan(bigint, timestamptz, bigint, bigint, bigint, boolean, uuid[], uuid[], int[], bigint[], bigint[])
TO holdfast_app;
