-- What a network's plan is made from, as it stands at one moment: structure alone, nothing that is sealed. It runs with
-- the rights of whoever calls it, so that row-level security decides what there is to see. Rows come as arrays, in an
-- order that is always the same; instants are seconds. Of needs and of windows at most so many and one more, by which
-- the caller knows that there are too many.
CREATE FUNCTION planning_rows(in_as_of timestamptz, in_most int) RETURNS json
LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
SELECT json_build_object(
  'version', n.version,
  'zone', n.zone,
  'stored', (SELECT to_json(p) FROM plans p WHERE p.network_id = n.network_id AND p.version = n.version),
  'storedPairs', (SELECT json_agg(json_build_array(need_id, offer_window_id, quantity))
    FROM plan_pairs WHERE network_id = n.network_id
      AND EXISTS (SELECT FROM plans p WHERE p.network_id = n.network_id AND p.version = n.version)),
  'needs', (SELECT json_agg(json_build_array(id, author_id, category,
      extract(epoch from lower("window"))::bigint, extract(epoch from upper("window"))::bigint,
      place_id, area, to_place_id, quantity, "left", attributes, urgency) ORDER BY lower("window"), id)
    FROM (SELECT x.*, coalesce(p.cell, x.cell) AS area FROM needs x
      LEFT JOIN places p ON p.network_id = x.network_id AND p.id = x.place_id
      WHERE x.network_id = n.network_id AND x.state = 'open' AND x.origin = 'posted' AND x."left" > 0
        AND upper(x."window") > in_as_of LIMIT in_most + 1) AS open),
  'offers', (SELECT json_agg(json_build_array(o.id, o.author_id, o.category, o.place_id, coalesce(p.cell, o.cell), o.reach,
      o.splittable, o.most_a_week, o.attributes) ORDER BY o.id)
    FROM offers o LEFT JOIN places p ON p.network_id = o.network_id AND p.id = o.place_id
    WHERE o.network_id = n.network_id AND o.state = 'open' AND o.origin = 'posted'),
  'windows', (SELECT json_agg(json_build_array(id, offer_id,
      extract(epoch from lower("window"))::bigint, extract(epoch from upper("window"))::bigint, quantity, "left")
      ORDER BY lower("window"), id)
    FROM (SELECT w.* FROM offer_windows w JOIN offers o ON o.network_id = w.network_id AND o.id = w.offer_id
      WHERE w.network_id = n.network_id AND NOT w.cancelled AND upper(w."window") > in_as_of
        AND o.state = 'open' AND o.origin = 'posted' LIMIT in_most + 1) AS standing),
  -- Those of this week and the days to come; who was asked today is among them, and who said no to what is still to come.
  'matches', (SELECT json_agg(json_build_array(m.need_id, m.offer_id, m.offer_window_id, m.receiver_id, m.helper_id, x.category,
      extract(epoch from lower(m.during))::bigint, extract(epoch from upper(m.during))::bigint, m.state, m.origin,
      m.receiver_agreed, m.helper_agreed, extract(epoch from m.asked_until)::bigint,
      m.created_on = (in_as_of AT TIME ZONE n.zone)::date) ORDER BY m.id)
    FROM matches m JOIN needs x ON x.network_id = m.network_id AND x.id = m.need_id
    WHERE m.network_id = n.network_id AND upper(m.during) > in_as_of - interval '8 days'),
  'rejections', (SELECT json_agg(json_build_array(need_id, offer_id, reason)) FROM rejections WHERE network_id = n.network_id)
) FROM networks n WHERE n.network_id = actor_network()
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION planning_rows(timestamptz, int) TO holdfast_app;
