-- A stolen phone may hold the secret address of the calendar, and the mail that goes to its owner: where somebody on duty
-- ends all devices of a member (the newest text of 0004), both end as well.
CREATE OR REPLACE FUNCTION end_devices_of(in_member uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_duty(actor_network(), actor_member()) THEN RETURN; END IF;
  PERFORM FROM members WHERE network_id = actor_network() AND id = in_member FOR NO KEY UPDATE;
  DELETE FROM invites WHERE network_id = actor_network() AND inviter_id = in_member;
  DELETE FROM arrivals WHERE network_id = actor_network() AND inviter_id = in_member;
  DELETE FROM devices WHERE network_id = actor_network() AND member_id = in_member;
  DELETE FROM calendar_feeds WHERE network_id = actor_network() AND member_id = in_member;
  DELETE FROM mail_addresses WHERE network_id = actor_network() AND member_id = in_member;
  UPDATE networks SET key_due = true WHERE network_id = actor_network();
END $$;
--> statement-breakpoint
-- And whoever comes back with new keys, because all was lost: whatever the old keys had set up is nobody's any more.
CREATE FUNCTION end_old_addresses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM calendar_feeds WHERE network_id = NEW.network_id AND member_id = NEW.id;
  DELETE FROM mail_addresses WHERE network_id = NEW.network_id AND member_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER end_old_addresses AFTER UPDATE OF enrolment_key ON members FOR EACH ROW
  WHEN (NEW.enrolment_key <> OLD.enrolment_key) EXECUTE FUNCTION end_old_addresses();
--> statement-breakpoint

-- What was burnt is to leave the files soon, and not with the next night's purge: within two minutes, but at most once in
-- an hour, because every rewriting keeps everybody out of one table after the other.
CREATE OR REPLACE FUNCTION settle_due(in_network uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM networks WHERE network_id = in_network AND burn_at <= now();
  IF FOUND THEN
    PERFORM graphile_worker.add_job('purge', '{}', job_key => 'clock:purge', job_key_mode => 'preserve_run_at',
      max_attempts => 3, run_at => greatest(now() + interval '1 minute',
        (SELECT done_at + interval '1 hour' FROM job_runs WHERE task = 'purge')));
    RETURN;
  END IF;
  UPDATE matches SET state = 'done' WHERE (network_id, id) IN (
    SELECT network_id, id FROM matches WHERE network_id = in_network AND state = 'confirmed' AND upper(during) <= now()
    FOR UPDATE SKIP LOCKED);
  UPDATE matches SET state = 'expired' WHERE (network_id, id) IN (
    SELECT network_id, id FROM matches WHERE network_id = in_network AND state = 'asked' AND asked_until <= now()
    FOR UPDATE SKIP LOCKED);
  IF FOUND THEN UPDATE networks SET version = version + 1 WHERE network_id = in_network; END IF;
END $$;
--> statement-breakpoint

-- The day on which something is forgotten is a day of the network's zone, and so is the day it is compared with.
-- The newest text of 0017. Nowhere is it a later day than tomorrow by UTC, and few rows are asked further.
CREATE OR REPLACE FUNCTION purge_due() RETURNS TABLE (what text, rows bigint)
LANGUAGE sql SET search_path = public, pg_temp AS $$
  WITH burnt AS (DELETE FROM networks WHERE burn_at <= now() RETURNING 1),
    old_needs AS (DELETE FROM needs WHERE purge_on <= current_date + 1 AND purge_on <= today_in(network_id)
      RETURNING 1),
    old_series AS (DELETE FROM need_series WHERE purge_on <= current_date + 1 AND purge_on <= today_in(network_id)
      RETURNING 1),
    -- An offer that repeats lives on; its times of days long gone do not. One that was moved stays until the day it was
    -- meant for has gone too: else it would be laid out again.
    old_windows AS (DELETE FROM offer_windows w USING networks n WHERE n.network_id = w.network_id
      AND greatest((upper(w.window) AT TIME ZONE n.zone)::date, w.occurs_on) + n.retention_days < (now() AT TIME ZONE n.zone)::date
      RETURNING 1),
    old_guests AS (DELETE FROM guests WHERE purge_on <= current_date + 1 AND purge_on <= today_in(network_id)
      RETURNING 1),
    old_offers AS (DELETE FROM offers WHERE purge_on <= current_date + 1 AND purge_on <= today_in(network_id)
      RETURNING 1),
    old_matches AS (DELETE FROM matches WHERE purge_on <= current_date + 1 AND purge_on <= today_in(network_id)
      RETURNING 1),
    old_entries AS (DELETE FROM log_entries WHERE purge_on <= current_date + 1 AND purge_on <= today_in(network_id)
      RETURNING 1),
    old_invites AS (DELETE FROM invites WHERE expires_at <= now() RETURNING 1),
    old_arrivals AS (DELETE FROM arrivals WHERE expires_at <= now() RETURNING 1),
    old_requests AS (DELETE FROM requests WHERE expires_at <= now() RETURNING 1),
    old_sessions AS (DELETE FROM sessions WHERE expires_on < current_date RETURNING 1),
    -- Told or not: what it was about is over. So is a mail address that nobody confirmed, a job that failed a week ago, and
    -- one for somebody who is not here any more.
    old_notices AS (DELETE FROM notices WHERE purge_on <= current_date RETURNING 1),
    old_addresses AS (DELETE FROM mail_addresses WHERE NOT confirmed AND code_until <= now() RETURNING 1),
    old_jobs AS (DELETE FROM graphile_worker._private_jobs j WHERE locked_at IS NULL AND (
      (attempts >= max_attempts AND updated_at < now() - interval '7 days')
      OR (payload->>'network' IS NOT NULL AND NOT EXISTS (
        SELECT FROM networks n WHERE n.network_id::text = payload->>'network' AND (n.burn_at IS NULL OR n.burn_at > now())))
      OR (payload->>'member' IS NOT NULL AND NOT EXISTS (
        SELECT FROM members m WHERE m.network_id::text = payload->>'network' AND m.id::text = payload->>'member')))
      RETURNING 1),
    old_nonces AS (DELETE FROM nonces WHERE expires_at <= now() RETURNING 1)
  SELECT 'networks', count(*) FROM burnt UNION ALL SELECT 'needs', count(*) FROM old_needs
    UNION ALL SELECT 'series', count(*) FROM old_series UNION ALL SELECT 'windows', count(*) FROM old_windows
    UNION ALL SELECT 'guests', count(*) FROM old_guests
    UNION ALL SELECT 'offers', count(*) FROM old_offers UNION ALL SELECT 'matches', count(*) FROM old_matches
    UNION ALL SELECT 'log entries', count(*) FROM old_entries UNION ALL SELECT 'invites', count(*) FROM old_invites
    UNION ALL SELECT 'arrivals', count(*) FROM old_arrivals UNION ALL SELECT 'requests', count(*) FROM old_requests
    UNION ALL SELECT 'sessions', count(*) FROM old_sessions UNION ALL SELECT 'nonces', count(*) FROM old_nonces
    UNION ALL SELECT 'notices', count(*) FROM old_notices
    UNION ALL SELECT 'mail addresses', count(*) FROM old_addresses
    UNION ALL SELECT 'jobs', count(*) FROM old_jobs
$$;
--> statement-breakpoint
-- What waits to be told to whoever asks, or was told in the last days: for the file of their own data.
CREATE FUNCTION own_notices() RETURNS TABLE (kind text, about_id uuid, due_at timestamptz, told_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT kind, about_id, due_at, told_on FROM notices
    WHERE network_id = actor_network() AND member_id = actor_member() ORDER BY due_at, id
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION own_notices() TO holdfast_app;
