-- What repeats each week. Whoever comes by first on a day of the network's zone lays out the coming times of all of it
-- (db/lay-out.ts); that this is due is one comparison beside what is looked up for every request anyway.
DROP FUNCTION find_actor(uuid, bytea);
--> statement-breakpoint
-- A network whose burning is due is gone for everybody from that instant, whoever deletes the rows.
CREATE FUNCTION find_actor(in_network uuid, in_token_hash bytea)
RETURNS TABLE (member_id uuid, device_id uuid, role text, zone text, epoch int, version bigint, now timestamptz, due boolean,
  lay_out boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, d.id, CASE WHEN m.duty_until >= current_date THEN 'coordinator' ELSE 'member' END,
    n.zone, n.epoch, n.version, now(),
    EXISTS (SELECT FROM matches x WHERE x.network_id = in_network AND x.state = 'asked' AND x.asked_until <= now())
      OR EXISTS (SELECT FROM matches x WHERE x.network_id = in_network AND x.state = 'confirmed' AND upper(x.during) <= now())
      OR n.burn_at <= now(),
    n.laid_out_on IS DISTINCT FROM (now() AT TIME ZONE n.zone)::date
  FROM sessions s
  JOIN devices d ON d.network_id = s.network_id AND d.id = s.device_id
  JOIN members m ON m.network_id = d.network_id AND m.id = d.member_id
  JOIN networks n ON n.network_id = m.network_id
  WHERE s.network_id = in_network AND s.token_hash = in_token_hash AND s.expires_on >= current_date
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_actor(uuid, bytea) TO holdfast_app;
--> statement-breakpoint
-- When a need that repeats is changed or ended, times of it that nobody counts on go, as windows of an offer do; the app
-- deletes no other need.
CREATE FUNCTION drop_times(in_needs uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM needs WHERE network_id = actor_network() AND author_id = actor_member() AND id = ANY (in_needs)
    AND series_id IS NOT NULL AND "left" = quantity
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION drop_times(uuid[]) TO holdfast_app;
