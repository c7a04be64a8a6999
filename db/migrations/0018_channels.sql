-- What a calendar is shown under a secret address (see app/calendar): times and kinds of what one member promised or is
-- promised. One row without a match where there is nothing, none where there is no such address.
CREATE FUNCTION calendar_of(in_token_hash bytea)
RETURNS TABLE (member_id uuid, titles text, match_id uuid, category text, starts_at timestamptz, ends_at timestamptz,
  agreed_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.member_id, f.titles, m.id, n.category, lower(m.during), upper(m.during), m.created_on
  FROM calendar_feeds f
  JOIN networks w ON w.network_id = f.network_id AND (w.burn_at IS NULL OR w.burn_at > now())
  LEFT JOIN matches m ON m.network_id = f.network_id AND m.state = 'confirmed'
    AND (m.helper_id = f.member_id OR m.receiver_id = f.member_id)
  LEFT JOIN needs n ON n.network_id = m.network_id AND n.id = m.need_id
  WHERE f.token_hash = in_token_hash
  ORDER BY lower(m.during), m.id
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION calendar_of(bytea) TO holdfast_app;
