-- A browser holds the newest session of its device and no other. However often a device signs in, it keeps a few of them:
-- answers may cross on their way, and the last to come in is the one that is held.
CREATE OR REPLACE FUNCTION open_session(in_network uuid, in_device uuid, in_token_hash bytea, in_days int) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sessions WHERE network_id = in_network AND device_id = in_device AND (expires_on < current_date
    OR token_hash IN (SELECT token_hash FROM sessions WHERE network_id = in_network AND device_id = in_device
      ORDER BY expires_on DESC, xmin::text::bigint DESC OFFSET 19));
  INSERT INTO sessions (network_id, token_hash, device_id, expires_on)
    VALUES (in_network, in_token_hash, in_device, current_date + in_days);
$$;
