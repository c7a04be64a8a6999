-- Anybody can found a network. One that nobody ever changed anything in, that still has its founder alone and an invitation
-- for nobody, goes after thirty days, once its last session is over: that is a week after somebody signed in there. For the
-- job that runs as the owner, beside purge_due.
CREATE FUNCTION purge_unused() RETURNS bigint
LANGUAGE sql SET search_path = public, pg_temp AS $$
  WITH unused AS (DELETE FROM networks n WHERE version = 1 AND created_on <= current_date - 30
      AND (SELECT count(*) FROM members m WHERE m.network_id = n.network_id) <= 1
      AND NOT EXISTS (SELECT FROM sessions s WHERE s.network_id = n.network_id AND s.expires_on >= current_date)
      AND NOT EXISTS (SELECT FROM invites i WHERE i.network_id = n.network_id AND i.expires_at > now())
      AND NOT EXISTS (SELECT FROM arrivals a WHERE a.network_id = n.network_id AND a.expires_at > now())
    RETURNING 1)
  SELECT count(*) FROM unused
$$;
