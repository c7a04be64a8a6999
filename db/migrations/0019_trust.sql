-- What every text of the network says, in one value: whoever changes the key tells by it what they sealed again.
CREATE FUNCTION digest_texts() RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT sha256(convert_to(coalesce(string_agg(id || ' ' || encode(sha256(text), 'hex'), ' ' ORDER BY id, text), ''), 'UTF8'))
  FROM (
    SELECT id, profile AS text FROM members WHERE network_id = actor_network()
    UNION ALL SELECT id, label FROM places WHERE network_id = actor_network()
    UNION ALL SELECT id, note FROM offers WHERE network_id = actor_network() AND note IS NOT NULL
    UNION ALL SELECT id, note FROM needs WHERE network_id = actor_network() AND note IS NOT NULL
    UNION ALL SELECT id, note FROM need_series WHERE network_id = actor_network() AND note IS NOT NULL
    UNION ALL SELECT id, profile FROM guests WHERE network_id = actor_network()
  ) texts
$$;
--> statement-breakpoint
-- The same, and nobody writes another text until the transaction ends; the rows in the order in which `begin_epoch` takes
-- them. The network's own name is not among them: its row comes last, and who changes it leaves a line in the log.
CREATE FUNCTION hold_texts() RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here uuid := actor_network();
BEGIN
  PERFORM FROM members WHERE network_id = here ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM places WHERE network_id = here ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM offers WHERE network_id = here ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM needs WHERE network_id = here ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM need_series WHERE network_id = here ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM guests WHERE network_id = here ORDER BY id FOR NO KEY UPDATE;
  RETURN digest_texts();
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION digest_texts(), hold_texts() TO holdfast_app;
