-- Whoever has a page open hears that its network changed, or that its session is over, in whichever process it is
-- served. PostgreSQL says so when the transaction commits, and says the same thing once only.
CREATE FUNCTION tell_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('holdfast_version', NEW.network_id || ' ' || NEW.version);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tell_version AFTER UPDATE OF version ON networks FOR EACH ROW
  WHEN (NEW.version > OLD.version) EXECUTE FUNCTION tell_version();
--> statement-breakpoint
-- Also when the device, the member or the network goes, and the session with it.
CREATE FUNCTION tell_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('holdfast_ended', OLD.network_id || ' ' || OLD.device_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tell_ended AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION tell_ended();
--> statement-breakpoint
-- Of the sessions asked about, by their place in the lists, those that live, with their network's version: what a process
-- needs to know of all its open pages at once, after it could not hear for a while.
CREATE FUNCTION live_sessions(in_networks uuid[], in_token_hashes bytea[]) RETURNS TABLE (place bigint, version bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT asked.place, n.version
  FROM unnest(in_networks, in_token_hashes) WITH ORDINALITY AS asked (network, token_hash, place)
  JOIN sessions s ON s.network_id = asked.network AND s.token_hash = asked.token_hash
  JOIN networks n ON n.network_id = s.network_id
  WHERE s.expires_on >= current_date AND (n.burn_at IS NULL OR n.burn_at > now())
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION live_sessions(uuid[], bytea[]) TO holdfast_app;
