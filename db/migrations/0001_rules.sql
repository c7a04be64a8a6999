-- Rules that tables alone cannot carry: who sees which row, nobody in two places, and the few narrow
-- doors for work that happens before or outside a member's own context.

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE bookings ADD CONSTRAINT bookings_nobody_in_two_places EXCLUDE USING gist (
  network_id WITH =, person_id WITH =, offer_window_id WITH <>, during WITH &&
);
--> statement-breakpoint
-- The role the app connects as owns nothing. It exists already on the embedded database.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'holdfast_app') THEN
    CREATE ROLE holdfast_app NOLOGIN;
  END IF;
  -- With one DATABASE_URL for everything, the app steps down into this role when it connects.
  EXECUTE format('GRANT holdfast_app TO %I', current_user);
EXCEPTION WHEN unique_violation OR duplicate_object OR insufficient_privilege THEN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO holdfast_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
--> statement-breakpoint

-- Whose context a transaction runs in. An unset or emptied setting matches no row at all.
CREATE FUNCTION actor_network() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.network', true), '')::uuid;
--> statement-breakpoint
CREATE FUNCTION actor_member() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.member', true), '')::uuid;
--> statement-breakpoint
CREATE FUNCTION actor_is_coordinator() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.role', true), '') = 'coordinator';
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION actor_network(), actor_member(), actor_is_coordinator() TO holdfast_app;
--> statement-breakpoint

-- Row-level security on every table, forced; the owner (migrations, seed, the functions below) has a
-- policy of its own instead of an exemption.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['networks', 'members', 'epoch_keys', 'devices', 'sessions', 'nonces', 'invites',
    'places', 'needs', 'offers', 'offer_windows', 'matches', 'bookings', 'contacts']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', name, current_user);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['networks', 'members', 'places', 'needs', 'offers', 'offer_windows', 'bookings']
  LOOP
    EXECUTE format('CREATE POLICY network ON %I TO holdfast_app USING (network_id = actor_network())', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY own ON epoch_keys TO holdfast_app
  USING (network_id = actor_network() AND member_id = actor_member());
--> statement-breakpoint
CREATE POLICY own ON devices TO holdfast_app
  USING (network_id = actor_network() AND member_id = actor_member());
--> statement-breakpoint
CREATE POLICY own ON invites TO holdfast_app
  USING (network_id = actor_network() AND inviter_id = actor_member());
--> statement-breakpoint
-- Who helps whom is for the two people, and for the coordinator who looks after the gaps.
CREATE POLICY party ON matches TO holdfast_app
  USING (network_id = actor_network() AND (actor_member() IN (receiver_id, helper_id) OR actor_is_coordinator()))
  WITH CHECK (network_id = actor_network() AND (actor_member() IN (receiver_id, helper_id) OR actor_is_coordinator()));
--> statement-breakpoint
-- A contact opens for the other person of a match only once both have agreed; no coordinator sees it.
CREATE POLICY read_contact ON contacts FOR SELECT TO holdfast_app
  USING (network_id = actor_network() AND (from_id = actor_member() OR (for_id = actor_member() AND EXISTS (
    SELECT FROM matches m WHERE m.network_id = contacts.network_id AND m.id = contacts.match_id
      AND m.state IN ('confirmed', 'done', 'failed')))));
--> statement-breakpoint
CREATE POLICY hand_over_contact ON contacts FOR INSERT TO holdfast_app
  WITH CHECK (network_id = actor_network() AND from_id = actor_member() AND EXISTS (
    SELECT FROM matches m WHERE m.network_id = contacts.network_id AND m.id = contacts.match_id
      AND (from_id, for_id) IN ((m.receiver_id, m.helper_id), (m.helper_id, m.receiver_id))));
--> statement-breakpoint

GRANT SELECT ON networks, places, needs, offers, offer_windows, matches, bookings, contacts, epoch_keys TO holdfast_app;
--> statement-breakpoint
GRANT SELECT (network_id, id, role, sealing_key, signing_key, profile, profile_epoch, admission, admission_epoch, created_on)
  ON members TO holdfast_app;
--> statement-breakpoint
GRANT SELECT (network_id, id, member_id, label, created_on), UPDATE (label), DELETE ON devices TO holdfast_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON invites TO holdfast_app;
--> statement-breakpoint
GRANT UPDATE (zone, retention_days, version, profile, profile_epoch) ON networks TO holdfast_app;
--> statement-breakpoint
-- Locking one's own row (no key update) needs UPDATE on some column; the name is the one thing a member changes.
GRANT UPDATE (profile, profile_epoch) ON members TO holdfast_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON places, needs, offers, offer_windows, matches TO holdfast_app;
--> statement-breakpoint
GRANT DELETE ON offer_windows TO holdfast_app;
--> statement-breakpoint
GRANT INSERT, DELETE ON bookings TO holdfast_app;
--> statement-breakpoint
GRANT INSERT ON contacts TO holdfast_app;
--> statement-breakpoint

-- The doors. Each does one thing, checks its own key, and runs as the owner with a fixed search path.

CREATE FUNCTION find_actor(in_network uuid, in_token_hash bytea)
RETURNS TABLE (member_id uuid, device_id uuid, role text, zone text, epoch int, version bigint, now timestamptz, due boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, d.id, m.role, n.zone, n.epoch, n.version, now(),
    EXISTS (SELECT FROM matches x WHERE x.network_id = in_network AND x.state = 'asked' AND x.asked_until <= now())
      OR EXISTS (SELECT FROM matches x WHERE x.network_id = in_network AND x.state = 'confirmed' AND upper(x.during) <= now())
  FROM sessions s
  JOIN devices d ON d.network_id = s.network_id AND d.id = s.device_id
  JOIN members m ON m.network_id = d.network_id AND m.id = d.member_id
  JOIN networks n ON n.network_id = m.network_id
  WHERE s.network_id = in_network AND s.token_hash = in_token_hash AND s.expires_on >= current_date
$$;
--> statement-breakpoint

CREATE FUNCTION issue_nonce(in_nonce bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM nonces WHERE expires_at <= now();
  INSERT INTO nonces (nonce, expires_at) VALUES (in_nonce, now() + interval '60 seconds');
$$;
--> statement-breakpoint
CREATE FUNCTION take_nonce(in_nonce bytea) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH taken AS (DELETE FROM nonces WHERE nonce = in_nonce RETURNING expires_at)
  SELECT coalesce((SELECT expires_at > now() FROM taken), false)
$$;
--> statement-breakpoint
CREATE FUNCTION find_login_key(in_network uuid, in_device uuid) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT login_key FROM devices WHERE network_id = in_network AND id = in_device
$$;
--> statement-breakpoint
CREATE FUNCTION open_session(in_network uuid, in_device uuid, in_token_hash bytea, in_days int) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sessions WHERE network_id = in_network AND device_id = in_device AND expires_on < current_date;
  INSERT INTO sessions (network_id, token_hash, device_id, expires_on)
    VALUES (in_network, in_token_hash, in_device, current_date + in_days);
$$;
--> statement-breakpoint
CREATE FUNCTION end_session(in_network uuid, in_token_hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  -- Every session of the device: one that an earlier cookie held is not to outlive the sign-out.
  DELETE FROM sessions ended USING sessions this
  WHERE this.network_id = in_network AND this.token_hash = in_token_hash
    AND ended.network_id = this.network_id AND ended.device_id = this.device_id
$$;
--> statement-breakpoint

-- Answers 'ok', also when the same founding comes a second time, or 'conflict' for other content.
CREATE FUNCTION found_network(
  in_network uuid, in_zone text, in_profile bytea,
  in_member uuid, in_sealing_key bytea, in_signing_key bytea, in_enrolment_key bytea, in_wrapped_keys bytea,
  in_member_profile bytea, in_admission bytea, in_envelope bytea,
  in_device uuid, in_login_key bytea, in_place_ids uuid[], in_place_labels bytea[]
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO networks (network_id, zone, profile, profile_epoch) VALUES (in_network, in_zone, in_profile, 1)
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN CASE WHEN EXISTS (SELECT FROM devices d JOIN members m ON m.network_id = d.network_id AND m.id = d.member_id
      WHERE d.network_id = in_network AND d.id = in_device AND d.login_key = in_login_key
        AND m.id = in_member AND m.signing_key = in_signing_key) THEN 'ok' ELSE 'conflict' END;
  END IF;
  INSERT INTO members (network_id, id, role, sealing_key, signing_key, enrolment_key, wrapped_keys,
      profile, profile_epoch, admission, admission_epoch)
    VALUES (in_network, in_member, 'coordinator', in_sealing_key, in_signing_key, in_enrolment_key, in_wrapped_keys,
      in_member_profile, 1, in_admission, 1);
  INSERT INTO epoch_keys (network_id, epoch, member_id, envelope) VALUES (in_network, 1, in_member, in_envelope);
  INSERT INTO devices (network_id, id, member_id, login_key) VALUES (in_network, in_device, in_member, in_login_key);
  INSERT INTO places (network_id, id, label, epoch, position)
    SELECT in_network, place.id, place.label, 1, place.position
    FROM unnest(in_place_ids, in_place_labels) WITH ORDINALITY AS place (id, label, position);
  RETURN 'ok';
EXCEPTION WHEN unique_violation THEN RETURN 'conflict';
END $$;
--> statement-breakpoint

CREATE FUNCTION peek_invite(in_invite uuid, in_token_hash bytea)
RETURNS TABLE (network_id uuid, packet bytea, epoch int, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.network_id, i.packet, i.epoch, i.expires_at FROM invites i
  WHERE i.id = in_invite AND i.token_hash = in_token_hash AND i.expires_at > now()
$$;
--> statement-breakpoint
-- Deleting the row is the redeeming: of many who try, one finds it. 'ok' again for the same newcomer's
-- second try, 'gone' for used, run out and never made alike, 'stale-epoch' when the key has moved on.
CREATE FUNCTION redeem_invite(
  in_invite uuid, in_token_hash bytea, in_network uuid,
  in_member uuid, in_sealing_key bytea, in_signing_key bytea, in_enrolment_key bytea, in_wrapped_keys bytea,
  in_profile bytea, in_admission bytea, in_envelope bytea, in_epoch int,
  in_device uuid, in_login_key bytea
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM invites WHERE network_id = in_network AND id = in_invite AND token_hash = in_token_hash AND expires_at > now();
  IF NOT FOUND THEN
    RETURN CASE WHEN EXISTS (SELECT FROM devices d JOIN members m ON m.network_id = d.network_id AND m.id = d.member_id
      WHERE d.network_id = in_network AND d.id = in_device AND d.login_key = in_login_key
        AND m.id = in_member AND m.signing_key = in_signing_key) THEN 'ok' ELSE 'gone' END;
  END IF;
  PERFORM FROM networks n WHERE n.network_id = in_network AND n.epoch = in_epoch FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'stale epoch' USING ERRCODE = 'HF001'; END IF;
  INSERT INTO members (network_id, id, role, sealing_key, signing_key, enrolment_key, wrapped_keys,
      profile, profile_epoch, admission, admission_epoch)
    VALUES (in_network, in_member, 'member', in_sealing_key, in_signing_key, in_enrolment_key, in_wrapped_keys,
      in_profile, in_epoch, in_admission, in_epoch);
  INSERT INTO epoch_keys (network_id, epoch, member_id, envelope) VALUES (in_network, in_epoch, in_member, in_envelope);
  INSERT INTO devices (network_id, id, member_id, login_key) VALUES (in_network, in_device, in_member, in_login_key);
  UPDATE networks SET version = version + 1 WHERE network_id = in_network;
  RETURN 'ok';
EXCEPTION
  WHEN unique_violation THEN RETURN 'conflict';
  WHEN SQLSTATE 'HF001' THEN RETURN 'stale-epoch';
END $$;
--> statement-breakpoint

-- Adds a device for whoever holds the twelve words; the app has checked the signature with this key.
CREATE FUNCTION enrol_device(in_enrolment_key bytea, in_device uuid, in_login_key bytea)
RETURNS TABLE (network_id uuid, member_id uuid, wrapped_keys bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE holder members%ROWTYPE;
BEGIN
  SELECT * INTO holder FROM members WHERE enrolment_key = in_enrolment_key;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO devices (network_id, id, member_id, login_key) VALUES (holder.network_id, in_device, holder.id, in_login_key)
    ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT d.network_id, d.member_id, holder.wrapped_keys FROM devices d
    WHERE d.network_id = holder.network_id AND d.id = in_device AND d.member_id = holder.id AND d.login_key = in_login_key;
END $$;
--> statement-breakpoint

-- A match that ends without help gives back what it held on both sides, exactly once, whoever ended it;
-- the contacts handed over for it are forgotten, and a listing made only for it goes too.
CREATE FUNCTION give_back() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE offer_windows SET "left" = "left" + OLD.quantity WHERE network_id = OLD.network_id AND id = OLD.offer_window_id;
  UPDATE needs SET "left" = "left" + OLD.quantity, state = CASE origin WHEN 'claim' THEN 'withdrawn' ELSE state END
    WHERE network_id = OLD.network_id AND id = OLD.need_id;
  UPDATE offers SET state = 'withdrawn' WHERE network_id = OLD.network_id AND id = OLD.offer_id AND origin = 'answer';
  DELETE FROM bookings WHERE network_id = OLD.network_id AND match_id = OLD.id;
  DELETE FROM contacts WHERE network_id = OLD.network_id AND match_id = OLD.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER give_back AFTER UPDATE OF state ON matches FOR EACH ROW
  WHEN (OLD.state IN ('asked', 'confirmed') AND NEW.state IN ('declined', 'withdrawn', 'expired', 'released'))
  EXECUTE FUNCTION give_back();
--> statement-breakpoint
-- What time alone changes: an ask nobody answered runs out, a match whose time is over is done. Every
-- reader settles first, so nobody sees a stale state.
CREATE FUNCTION settle_due(in_network uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE matches SET state = 'done' WHERE (network_id, id) IN (
    SELECT network_id, id FROM matches WHERE network_id = in_network AND state = 'confirmed' AND upper(during) <= now()
    FOR UPDATE SKIP LOCKED);
  UPDATE matches SET state = 'expired' WHERE (network_id, id) IN (
    SELECT network_id, id FROM matches WHERE network_id = in_network AND state = 'asked' AND asked_until <= now()
    FOR UPDATE SKIP LOCKED);
  IF FOUND THEN UPDATE networks SET version = version + 1 WHERE network_id = in_network; END IF;
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  actor_network(), actor_member(), actor_is_coordinator(),
  find_actor(uuid, bytea), issue_nonce(bytea), take_nonce(bytea), find_login_key(uuid, uuid),
  open_session(uuid, uuid, bytea, int), end_session(uuid, bytea),
  found_network(uuid, text, bytea, uuid, bytea, bytea, bytea, bytea, bytea, bytea, bytea, uuid, bytea, uuid[], bytea[]),
  peek_invite(uuid, bytea),
  redeem_invite(uuid, bytea, uuid, uuid, bytea, bytea, bytea, bytea, bytea, bytea, bytea, int, uuid, bytea),
  enrol_device(bytea, uuid, bytea), settle_due(uuid)
TO holdfast_app;
