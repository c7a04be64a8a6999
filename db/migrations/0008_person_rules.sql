-- Whoever needs or helps is a person: a member, or a guest that a coordinator wrote down. The row of the person comes
-- and goes with theirs, so that nothing else has to know of it.
CREATE FUNCTION add_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO persons (network_id, id) VALUES (NEW.network_id, NEW.id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION drop_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM persons WHERE network_id = OLD.network_id AND id = OLD.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- With a network its persons go first, and all that is theirs: its places, which their listings name, would not go else.
CREATE FUNCTION drop_persons() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM persons WHERE network_id = OLD.network_id;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER drop_persons BEFORE DELETE ON networks FOR EACH ROW EXECUTE FUNCTION drop_persons();
--> statement-breakpoint
CREATE TRIGGER add_person BEFORE INSERT ON members FOR EACH ROW EXECUTE FUNCTION add_person();
--> statement-breakpoint
CREATE TRIGGER drop_person AFTER DELETE ON members FOR EACH ROW EXECUTE FUNCTION drop_person();
--> statement-breakpoint
CREATE TRIGGER add_person BEFORE INSERT ON guests FOR EACH ROW EXECUTE FUNCTION add_person();
--> statement-breakpoint
CREATE TRIGGER drop_person AFTER DELETE ON guests FOR EACH ROW EXECUTE FUNCTION drop_person();
--> statement-breakpoint

DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['persons', 'guests', 'guest_keys', 'need_series', 'weekly_windows', 'plans', 'plan_pairs',
    'rejections']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', name, current_user);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['persons', 'need_series', 'weekly_windows']
  LOOP
    EXECUTE format('CREATE POLICY network ON %I TO holdfast_app USING (network_id = actor_network())', name);
  END LOOP;
  -- Who could help whom is for those who look after the gaps.
  FOREACH name IN ARRAY ARRAY['plans', 'plan_pairs', 'rejections']
  LOOP
    EXECUTE format('CREATE POLICY coordinators ON %I TO holdfast_app
      USING (network_id = actor_network() AND actor_is_coordinator())', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- What a guest is called stands on the board; what opens what is sealed for them is each coordinator's own.
CREATE POLICY read_guest ON guests FOR SELECT TO holdfast_app USING (network_id = actor_network());
--> statement-breakpoint
CREATE POLICY write_guest ON guests TO holdfast_app USING (network_id = actor_network() AND actor_is_coordinator());
--> statement-breakpoint
CREATE POLICY own ON guest_keys FOR SELECT TO holdfast_app
  USING (network_id = actor_network() AND member_id = actor_member() AND actor_is_coordinator());
--> statement-breakpoint
CREATE POLICY share ON guest_keys FOR INSERT TO holdfast_app
  WITH CHECK (network_id = actor_network() AND actor_is_coordinator() AND has_duty(network_id, member_id));
--> statement-breakpoint
GRANT SELECT ON persons, guests, guest_keys, need_series, weekly_windows, plans, plan_pairs, rejections TO holdfast_app;
--> statement-breakpoint
GRANT INSERT ON guests, guest_keys, need_series, weekly_windows, rejections TO holdfast_app;
--> statement-breakpoint
GRANT UPDATE ON need_series, weekly_windows TO holdfast_app;
--> statement-breakpoint
GRANT UPDATE (profile, epoch, purge_on) ON guests TO holdfast_app;
--> statement-breakpoint
GRANT DELETE ON guests, weekly_windows, rejections TO holdfast_app;
--> statement-breakpoint
GRANT UPDATE (laid_out_on) ON networks TO holdfast_app;
--> statement-breakpoint
-- As in 0005: nothing of sealed bytes in the statistics.
DO $$ DECLARE bytes record; BEGIN
  FOR bytes IN SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'bytea' AND table_name IN ('guests', 'guest_keys', 'need_series')
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET STATISTICS 0', bytes.table_name, bytes.column_name);
  END LOOP;
END $$;
--> statement-breakpoint
DROP FUNCTION begin_epoch(int, uuid, bytea, bytea, uuid[], bytea[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[]);
--> statement-breakpoint
-- Begins the next epoch in one go: the removal a second member asked for, if any; every live text sealed again; an
-- envelope for exactly the members there are; the signed roster. Anything that does not fit changes nothing:
-- 'stale-epoch' somebody was quicker, 'changed' members or texts are others by now, 'gone' no such request,
-- 'second-person' one's own request, 'two-coordinators' a removal of somebody on duty needs two on duty.
-- The network's row is locked last, as every writer does; who still writes under the old epoch finds it there.
CREATE FUNCTION begin_epoch(
  in_epoch int, in_request uuid, in_roster bytea, in_profile bytea,
  in_members uuid[], in_names bytea[], in_envelopes bytea[],
  in_places uuid[], in_labels bytea[], in_needs uuid[], in_need_notes bytea[], in_offers uuid[], in_offer_notes bytea[],
  in_series uuid[], in_series_notes bytea[], in_guests uuid[], in_guest_profiles bytea[],
  in_entries uuid[], in_entry_texts bytea[], in_requests uuid[], in_statements bytea[]
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here uuid := actor_network();
  asked requests%ROWTYPE;
BEGIN
  IF EXISTS (SELECT FROM rosters WHERE network_id = here AND epoch = in_epoch AND roster = in_roster) THEN RETURN 'ok'; END IF;
  PERFORM FROM members WHERE network_id = here ORDER BY id FOR NO KEY UPDATE;
  -- The same one, sent twice at once.
  IF EXISTS (SELECT FROM rosters WHERE network_id = here AND epoch = in_epoch AND roster = in_roster) THEN RETURN 'ok'; END IF;
  IF NOT has_duty(here, actor_member()) THEN RETURN 'not-coordinator'; END IF;
  IF in_request IS NOT NULL THEN
    DELETE FROM requests WHERE network_id = here AND id = in_request AND kind = 'removal' AND expires_at > now()
      RETURNING * INTO asked;
    IF NOT FOUND THEN RETURN 'gone'; END IF;
    IF actor_member() IN (asked.asked_by, asked.member_id) THEN RETURN 'second-person'; END IF;
    IF has_duty(here, asked.member_id) AND NOT has_duty(here, asked.asked_by) THEN RETURN 'two-coordinators'; END IF;
    PERFORM drop_member(here, asked.member_id);
  END IF;
  UPDATE members m SET profile = named.profile, profile_epoch = in_epoch, admission = NULL, admission_epoch = NULL
    FROM unnest(in_members, in_names) AS named (id, profile) WHERE m.network_id = here AND m.id = named.id;
  UPDATE places p SET label = sealed.label, epoch = in_epoch
    FROM unnest(in_places, in_labels) AS sealed (id, label) WHERE p.network_id = here AND p.id = sealed.id;
  UPDATE offers o SET note = sealed.note, epoch = in_epoch
    FROM unnest(in_offers, in_offer_notes) AS sealed (id, note) WHERE o.network_id = here AND o.id = sealed.id;
  UPDATE needs n SET note = sealed.note, epoch = in_epoch
    FROM unnest(in_needs, in_need_notes) AS sealed (id, note) WHERE n.network_id = here AND n.id = sealed.id;
  UPDATE need_series s SET note = sealed.note, epoch = in_epoch
    FROM unnest(in_series, in_series_notes) AS sealed (id, note) WHERE s.network_id = here AND s.id = sealed.id;
  UPDATE guests g SET profile = sealed.profile, epoch = in_epoch
    FROM unnest(in_guests, in_guest_profiles) AS sealed (id, profile) WHERE g.network_id = here AND g.id = sealed.id;
  UPDATE log_entries l SET entry = sealed.entry, epoch = in_epoch
    FROM unnest(in_entries, in_entry_texts) AS sealed (id, entry) WHERE l.network_id = here AND l.id = sealed.id;
  UPDATE requests r SET statement = sealed.statement, epoch = in_epoch
    FROM unnest(in_requests, in_statements) AS sealed (id, statement) WHERE r.network_id = here AND r.id = sealed.id;
  -- A text that is not there needs no sealing.
  UPDATE offers SET epoch = in_epoch WHERE network_id = here AND note IS NULL;
  UPDATE needs SET epoch = in_epoch WHERE network_id = here AND note IS NULL;
  UPDATE need_series SET epoch = in_epoch WHERE network_id = here AND note IS NULL;

  UPDATE networks SET epoch = in_epoch, profile = in_profile, profile_epoch = in_epoch, version = version + 1, key_due = false
    WHERE network_id = here AND epoch = in_epoch - 1;
  IF NOT FOUND THEN RETURN 'stale-epoch'; END IF;
  -- From here on nobody writes under the old epoch any more, and what was written before is visible.
  IF EXISTS (SELECT FROM (SELECT id FROM members WHERE network_id = here) there
      FULL JOIN unnest(in_members) AS sent (id) USING (id) WHERE there.id IS NULL OR sent.id IS NULL)
    OR cardinality(in_members) <> (SELECT count(*) FROM members WHERE network_id = here)
    OR EXISTS (SELECT FROM members WHERE network_id = here AND profile_epoch <> in_epoch)
    OR EXISTS (SELECT FROM places WHERE network_id = here AND epoch <> in_epoch)
    OR EXISTS (SELECT FROM offers WHERE network_id = here AND epoch <> in_epoch)
    OR EXISTS (SELECT FROM needs WHERE network_id = here AND epoch <> in_epoch)
    OR EXISTS (SELECT FROM need_series WHERE network_id = here AND epoch <> in_epoch)
    OR EXISTS (SELECT FROM guests WHERE network_id = here AND epoch <> in_epoch)
    OR EXISTS (SELECT FROM log_entries WHERE network_id = here AND epoch <> in_epoch) THEN RETURN 'changed'; END IF;
  -- Not so the requests: whoever changes the key may not know of one about themselves. Those who can read it keep the
  -- key it was sealed under.
  INSERT INTO epoch_keys (network_id, epoch, member_id, envelope)
    SELECT here, in_epoch, sent.id, sent.envelope FROM unnest(in_members, in_envelopes) AS sent (id, envelope);
  INSERT INTO rosters (network_id, epoch, roster) VALUES (here, in_epoch, in_roster);
  -- These carry the old key, or the word of somebody for the old epoch.
  DELETE FROM invites WHERE network_id = here AND kind <> 'by-message';
  DELETE FROM arrivals WHERE network_id = here AND kind = 'return';
  RETURN 'ok';
END $$;
--> statement-breakpoint

-- Deletes all whose day has come, in every network. For the job that runs as the owner; the app has no way to it.
CREATE OR REPLACE FUNCTION purge_due() RETURNS TABLE (what text, rows bigint)
LANGUAGE sql SET search_path = public, pg_temp AS $$
  WITH burnt AS (DELETE FROM networks WHERE burn_at <= now() RETURNING 1),
    old_needs AS (DELETE FROM needs WHERE purge_on <= current_date RETURNING 1),
    old_series AS (DELETE FROM need_series WHERE purge_on <= current_date RETURNING 1),
    -- An offer that repeats lives on; its times of days long gone do not. One that was moved stays until the day it was
    -- meant for has gone too: else it would be laid out again.
    old_windows AS (DELETE FROM offer_windows w USING networks n WHERE n.network_id = w.network_id
      AND greatest((upper(w.window) AT TIME ZONE n.zone)::date, w.occurs_on) + n.retention_days < current_date RETURNING 1),
    old_guests AS (DELETE FROM guests WHERE purge_on <= current_date RETURNING 1),
    old_offers AS (DELETE FROM offers WHERE purge_on <= current_date RETURNING 1),
    old_matches AS (DELETE FROM matches WHERE purge_on <= current_date RETURNING 1),
    old_entries AS (DELETE FROM log_entries WHERE purge_on <= current_date RETURNING 1),
    old_invites AS (DELETE FROM invites WHERE expires_at <= now() RETURNING 1),
    old_arrivals AS (DELETE FROM arrivals WHERE expires_at <= now() RETURNING 1),
    old_requests AS (DELETE FROM requests WHERE expires_at <= now() RETURNING 1),
    old_sessions AS (DELETE FROM sessions WHERE expires_on < current_date RETURNING 1),
    old_nonces AS (DELETE FROM nonces WHERE expires_at <= now() RETURNING 1)
  SELECT 'networks', count(*) FROM burnt UNION ALL SELECT 'needs', count(*) FROM old_needs
    UNION ALL SELECT 'series', count(*) FROM old_series UNION ALL SELECT 'windows', count(*) FROM old_windows
    UNION ALL SELECT 'guests', count(*) FROM old_guests
    UNION ALL SELECT 'offers', count(*) FROM old_offers UNION ALL SELECT 'matches', count(*) FROM old_matches
    UNION ALL SELECT 'log entries', count(*) FROM old_entries UNION ALL SELECT 'invites', count(*) FROM old_invites
    UNION ALL SELECT 'arrivals', count(*) FROM old_arrivals UNION ALL SELECT 'requests', count(*) FROM old_requests
    UNION ALL SELECT 'sessions', count(*) FROM old_sessions UNION ALL SELECT 'nonces', count(*) FROM old_nonces
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION begin_epoch(int, uuid, bytea, bytea, uuid[], bytea[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[])
TO holdfast_app;
