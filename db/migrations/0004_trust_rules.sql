-- Rules of removal, rotation, devices, duty and forgetting: who sees the new tables, and the doors for what a
-- member may not do to a table by themselves. The app's role owns nothing; who acts is what `asActor` has set.

DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['rosters', 'requests', 'arrivals', 'log_entries']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', name, current_user);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY network ON rosters TO holdfast_app USING (network_id = actor_network());
--> statement-breakpoint
-- A removal is for those on duty and for whoever asked; never for the one it is about. The rest is for everybody.
CREATE POLICY read_request ON requests FOR SELECT TO holdfast_app
  USING (network_id = actor_network() AND (kind <> 'removal' OR asked_by = actor_member()
    OR (actor_is_coordinator() AND member_id <> actor_member())));
--> statement-breakpoint
CREATE POLICY ask_request ON requests FOR INSERT TO holdfast_app
  WITH CHECK (network_id = actor_network() AND asked_by = actor_member());
--> statement-breakpoint
CREATE POLICY end_request ON requests FOR DELETE TO holdfast_app
  USING (network_id = actor_network() AND (asked_by = actor_member()
    OR (actor_is_coordinator() AND member_id IS DISTINCT FROM actor_member())));
--> statement-breakpoint
-- A newcomer by message is for their inviter. Somebody who comes back is for every member: one could vouch, and the
-- one whose row it is, should they still be there, can turn away whoever claims to be them.
CREATE POLICY meet_arrival ON arrivals TO holdfast_app
  USING (network_id = actor_network() AND (inviter_id = actor_member() OR kind = 'return'));
--> statement-breakpoint
CREATE POLICY read_log ON log_entries FOR SELECT TO holdfast_app USING (network_id = actor_network());
--> statement-breakpoint
CREATE POLICY write_log ON log_entries FOR INSERT TO holdfast_app
  WITH CHECK (network_id = actor_network() AND by_id = actor_member());
--> statement-breakpoint
GRANT SELECT ON rosters, log_entries TO holdfast_app;
--> statement-breakpoint
GRANT INSERT ON log_entries TO holdfast_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON requests TO holdfast_app;
--> statement-breakpoint
GRANT SELECT, DELETE ON arrivals TO holdfast_app;
--> statement-breakpoint
GRANT SELECT (duty_until) ON members TO holdfast_app;
--> statement-breakpoint

-- Duty is what the table says today, not what a session remembers.
CREATE FUNCTION has_duty(in_network uuid, in_member uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM members WHERE network_id = in_network AND id = in_member AND duty_until >= current_date)
$$;
--> statement-breakpoint

-- A network whose burning is due is gone for everybody from that instant, whoever deletes the rows.
CREATE OR REPLACE FUNCTION find_actor(in_network uuid, in_token_hash bytea)
RETURNS TABLE (member_id uuid, device_id uuid, role text, zone text, epoch int, version bigint, now timestamptz, due boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, d.id, CASE WHEN m.duty_until >= current_date THEN 'coordinator' ELSE 'member' END,
    n.zone, n.epoch, n.version, now(),
    EXISTS (SELECT FROM matches x WHERE x.network_id = in_network AND x.state = 'asked' AND x.asked_until <= now())
      OR EXISTS (SELECT FROM matches x WHERE x.network_id = in_network AND x.state = 'confirmed' AND upper(x.during) <= now())
      OR n.burn_at <= now()
  FROM sessions s
  JOIN devices d ON d.network_id = s.network_id AND d.id = s.device_id
  JOIN members m ON m.network_id = d.network_id AND m.id = d.member_id
  JOIN networks n ON n.network_id = m.network_id
  WHERE s.network_id = in_network AND s.token_hash = in_token_hash AND s.expires_on >= current_date
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION settle_due(in_network uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM networks WHERE network_id = in_network AND burn_at <= now();
  IF FOUND THEN RETURN; END IF;
  UPDATE matches SET state = 'done' WHERE (network_id, id) IN (
    SELECT network_id, id FROM matches WHERE network_id = in_network AND state = 'confirmed' AND upper(during) <= now()
    FOR UPDATE SKIP LOCKED);
  UPDATE matches SET state = 'expired' WHERE (network_id, id) IN (
    SELECT network_id, id FROM matches WHERE network_id = in_network AND state = 'asked' AND asked_until <= now()
    FOR UPDATE SKIP LOCKED);
  IF FOUND THEN UPDATE networks SET version = version + 1 WHERE network_id = in_network; END IF;
END $$;
--> statement-breakpoint

CREATE OR REPLACE FUNCTION found_network(
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
  INSERT INTO members (network_id, id, duty_until, sealing_key, signing_key, enrolment_key, wrapped_keys,
      profile, profile_epoch, admission, admission_epoch)
    VALUES (in_network, in_member, current_date + 7, in_sealing_key, in_signing_key, in_enrolment_key, in_wrapped_keys,
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

-- Whether one more may come in: a key can be changed for so many in one go, and who floods a network with people of
-- their own making needs days for it.
CREATE FUNCTION has_room(in_network uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) < 4000 AND count(*) FILTER (WHERE created_on = current_date) < 500
    FROM members WHERE network_id = in_network
$$;
--> statement-breakpoint
-- A member's devices are few: with one too many the oldest go.
CREATE FUNCTION drop_old_devices(in_network uuid, in_member uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM devices WHERE network_id = in_network AND id IN (
    SELECT id FROM devices WHERE network_id = in_network AND member_id = in_member
    ORDER BY created_on DESC, xmin::text::bigint DESC OFFSET 20)
$$;
--> statement-breakpoint
-- The first person who comes in shares the duty, so that a network never hangs on one.
CREATE FUNCTION duty_of_newcomer(in_network uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN count(*) = 1 THEN current_date + 7 END FROM members WHERE network_id = in_network
$$;
--> statement-breakpoint
DROP FUNCTION peek_invite(uuid, bytea);
--> statement-breakpoint
CREATE FUNCTION peek_invite(in_invite uuid, in_token_hash bytea)
RETURNS TABLE (network_id uuid, kind text, member_id uuid, packet bytea, epoch int, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.network_id, i.kind, i.member_id, i.packet, i.epoch, i.expires_at FROM invites i
  JOIN networks n ON n.network_id = i.network_id
  WHERE i.id = in_invite AND i.token_hash = in_token_hash AND i.expires_at > now() AND n.burn_at IS NULL
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION redeem_invite(
  in_invite uuid, in_token_hash bytea, in_network uuid,
  in_member uuid, in_sealing_key bytea, in_signing_key bytea, in_enrolment_key bytea, in_wrapped_keys bytea,
  in_profile bytea, in_admission bytea, in_envelope bytea, in_epoch int,
  in_device uuid, in_login_key bytea
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM invites WHERE network_id = in_network AND id = in_invite AND token_hash = in_token_hash
    AND kind = 'in-person' AND expires_at > now();
  IF NOT FOUND THEN
    RETURN CASE WHEN EXISTS (SELECT FROM devices d JOIN members m ON m.network_id = d.network_id AND m.id = d.member_id
      WHERE d.network_id = in_network AND d.id = in_device AND d.login_key = in_login_key
        AND m.id = in_member AND m.signing_key = in_signing_key) THEN 'ok' ELSE 'gone' END;
  END IF;
  PERFORM FROM networks n WHERE n.network_id = in_network AND n.epoch = in_epoch FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'stale epoch' USING ERRCODE = 'HF001'; END IF;
  IF NOT has_room(in_network) THEN RAISE EXCEPTION 'full' USING ERRCODE = 'HF002'; END IF;
  INSERT INTO members (network_id, id, duty_until, sealing_key, signing_key, enrolment_key, wrapped_keys,
      profile, profile_epoch, admission, admission_epoch)
    VALUES (in_network, in_member, duty_of_newcomer(in_network), in_sealing_key, in_signing_key, in_enrolment_key,
      in_wrapped_keys, in_profile, in_epoch, in_admission, in_epoch);
  INSERT INTO epoch_keys (network_id, epoch, member_id, envelope) VALUES (in_network, in_epoch, in_member, in_envelope);
  INSERT INTO devices (network_id, id, member_id, login_key) VALUES (in_network, in_device, in_member, in_login_key);
  UPDATE networks SET version = version + 1 WHERE network_id = in_network;
  RETURN 'ok';
EXCEPTION
  WHEN unique_violation THEN RETURN 'conflict';
  WHEN SQLSTATE 'HF002' THEN RETURN 'full';
  WHEN SQLSTATE 'HF001' THEN RETURN 'stale-epoch';
END $$;
--> statement-breakpoint

-- Redeems an invitation by message or a return: from now on somebody waits. 'ok' again for the same one's second
-- try, 'gone' for used, run out and never made alike.
CREATE FUNCTION arrive(
  in_invite uuid, in_token_hash bytea, in_network uuid,
  in_member uuid, in_sealing_key bytea, in_signing_key bytea, in_enrolment_key bytea, in_wrapped_keys bytea,
  in_hello bytea, in_admission bytea, in_epoch int, in_device uuid, in_login_key bytea
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE opened invites%ROWTYPE;
BEGIN
  DELETE FROM invites WHERE network_id = in_network AND id = in_invite AND token_hash = in_token_hash
    AND expires_at > now() AND (kind = 'by-message' AND in_hello IS NOT NULL AND in_admission IS NULL
      OR kind = 'return' AND in_admission IS NOT NULL AND in_hello IS NULL AND member_id = in_member)
    RETURNING * INTO opened;
  IF NOT FOUND THEN
    RETURN CASE WHEN EXISTS (SELECT FROM arrivals WHERE network_id = in_network AND id = in_invite
        AND token_hash = in_token_hash AND member_id = in_member AND signing_key = in_signing_key AND login_key = in_login_key)
      OR EXISTS (SELECT FROM devices d JOIN members m ON m.network_id = d.network_id AND m.id = d.member_id
        WHERE d.network_id = in_network AND d.id = in_device AND d.login_key = in_login_key
          AND m.id = in_member AND m.signing_key = in_signing_key) THEN 'ok' ELSE 'gone' END;
  END IF;
  IF opened.kind = 'return' THEN
    PERFORM FROM networks n WHERE n.network_id = in_network AND n.epoch = in_epoch FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'stale epoch' USING ERRCODE = 'HF001'; END IF;
  ELSIF EXISTS (SELECT FROM members WHERE network_id = in_network AND id = in_member) THEN
    RAISE unique_violation;
  END IF;
  INSERT INTO arrivals (network_id, id, kind, inviter_id, member_id, token_hash, sealing_key, signing_key, enrolment_key,
      wrapped_keys, hello, admission, admission_epoch, device_id, login_key, expires_at)
    VALUES (in_network, in_invite, opened.kind, opened.inviter_id, in_member, in_token_hash, in_sealing_key, in_signing_key,
      in_enrolment_key, in_wrapped_keys, in_hello, in_admission, CASE opened.kind WHEN 'return' THEN in_epoch END,
      in_device, in_login_key, now() + interval '3 days');
  UPDATE networks SET version = version + 1 WHERE network_id = in_network;
  RETURN 'ok';
EXCEPTION
  WHEN unique_violation OR foreign_key_violation OR check_violation THEN RETURN 'conflict';
  WHEN SQLSTATE 'HF001' THEN RETURN 'stale-epoch';
END $$;
--> statement-breakpoint
-- What whoever waits may know: 'waiting', 'in', or 'gone' (turned away, run out, or never there).
CREATE FUNCTION arrival_state(in_invite uuid, in_token_hash bytea, in_network uuid, in_device uuid, in_login_key bytea) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM arrivals WHERE network_id = in_network AND id = in_invite AND token_hash = in_token_hash
      AND device_id = in_device AND login_key = in_login_key AND expires_at > now()) THEN 'waiting'
    WHEN EXISTS (SELECT FROM devices WHERE network_id = in_network AND id = in_device AND login_key = in_login_key) THEN 'in'
    ELSE 'gone' END
$$;
--> statement-breakpoint
-- The inviter lets a newcomer in, or a second member lets somebody back onto their own row with new keys: every old
-- device and envelope of theirs ends, and so does their duty.
CREATE FUNCTION let_in(in_arrival uuid, in_profile bytea, in_admission bytea, in_envelope bytea, in_epoch int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE waiting arrivals%ROWTYPE;
BEGIN
  DELETE FROM arrivals WHERE network_id = actor_network() AND id = in_arrival AND expires_at > now()
    AND (kind = 'by-message' AND inviter_id = actor_member()
      OR kind = 'return' AND inviter_id <> actor_member() AND member_id <> actor_member())
    RETURNING * INTO waiting;
  IF NOT FOUND THEN RETURN 'gone'; END IF;
  PERFORM FROM members WHERE network_id = waiting.network_id AND id = waiting.member_id FOR UPDATE;
  PERFORM FROM networks n WHERE n.network_id = waiting.network_id AND n.epoch = in_epoch FOR UPDATE;
  IF NOT FOUND THEN RETURN 'stale-epoch'; END IF;
  IF waiting.kind = 'return' THEN
    UPDATE members SET sealing_key = waiting.sealing_key, signing_key = waiting.signing_key,
      enrolment_key = waiting.enrolment_key, wrapped_keys = waiting.wrapped_keys,
      admission = in_admission, admission_epoch = in_epoch, duty_until = NULL
      WHERE network_id = waiting.network_id AND id = waiting.member_id;
    IF NOT FOUND THEN RETURN 'gone'; END IF;
    DELETE FROM devices WHERE network_id = waiting.network_id AND member_id = waiting.member_id;
    DELETE FROM epoch_keys WHERE network_id = waiting.network_id AND member_id = waiting.member_id;
    DELETE FROM invites WHERE network_id = waiting.network_id AND inviter_id = waiting.member_id;
    DELETE FROM arrivals WHERE network_id = waiting.network_id AND inviter_id = waiting.member_id;
    DELETE FROM requests WHERE network_id = waiting.network_id AND asked_by = waiting.member_id;
    UPDATE networks SET key_due = true WHERE network_id = waiting.network_id;
  ELSE
    IF NOT has_room(waiting.network_id) THEN RETURN 'full'; END IF;
    INSERT INTO members (network_id, id, duty_until, sealing_key, signing_key, enrolment_key, wrapped_keys,
        profile, profile_epoch, admission, admission_epoch)
      VALUES (waiting.network_id, waiting.member_id, duty_of_newcomer(waiting.network_id), waiting.sealing_key,
        waiting.signing_key, waiting.enrolment_key, waiting.wrapped_keys, in_profile, in_epoch, in_admission, in_epoch);
  END IF;
  INSERT INTO epoch_keys (network_id, epoch, member_id, envelope)
    VALUES (waiting.network_id, in_epoch, waiting.member_id, in_envelope);
  INSERT INTO devices (network_id, id, member_id, login_key)
    VALUES (waiting.network_id, waiting.device_id, waiting.member_id, waiting.login_key);
  UPDATE networks SET version = version + 1 WHERE network_id = waiting.network_id;
  RETURN 'ok';
END $$;
--> statement-breakpoint

-- Another device of one's own takes the packet that the first one left for it; nothing but the row says so.
CREATE FUNCTION redeem_device(in_invite uuid, in_token_hash bytea, in_device uuid, in_login_key bytea)
RETURNS TABLE (network_id uuid, member_id uuid, packet bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE opened invites%ROWTYPE;
BEGIN
  DELETE FROM invites WHERE id = in_invite AND token_hash = in_token_hash AND kind = 'device' AND expires_at > now()
    RETURNING * INTO opened;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO devices (network_id, id, member_id, login_key)
    VALUES (opened.network_id, in_device, opened.inviter_id, in_login_key);
  PERFORM drop_old_devices(opened.network_id, opened.inviter_id);
  RETURN QUERY SELECT opened.network_id, opened.inviter_id, opened.packet;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION enrol_device(in_enrolment_key bytea, in_device uuid, in_login_key bytea)
RETURNS TABLE (network_id uuid, member_id uuid, wrapped_keys bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE holder members%ROWTYPE;
BEGIN
  SELECT * INTO holder FROM members WHERE enrolment_key = in_enrolment_key;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO devices (network_id, id, member_id, login_key) VALUES (holder.network_id, in_device, holder.id, in_login_key)
    ON CONFLICT DO NOTHING;
  PERFORM drop_old_devices(holder.network_id, holder.id);
  RETURN QUERY SELECT d.network_id, d.member_id, holder.wrapped_keys FROM devices d
    WHERE d.network_id = holder.network_id AND d.id = in_device AND d.member_id = holder.id AND d.login_key = in_login_key;
END $$;
--> statement-breakpoint
-- Somebody on duty ends every device of a member whose phone is lost: they come back with their words. Whatever the
-- phone showed or sent to let anybody in, as this member or by their word, ends with it. Invitations go first: a device
-- that redeems one at this moment is waited for, and found among the devices.
CREATE FUNCTION end_devices_of(in_member uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_duty(actor_network(), actor_member()) THEN RETURN; END IF;
  PERFORM FROM members WHERE network_id = actor_network() AND id = in_member FOR NO KEY UPDATE;
  DELETE FROM invites WHERE network_id = actor_network() AND inviter_id = in_member;
  DELETE FROM arrivals WHERE network_id = actor_network() AND inviter_id = in_member;
  DELETE FROM devices WHERE network_id = actor_network() AND member_id = in_member;
  UPDATE networks SET key_due = true WHERE network_id = actor_network();
END $$;
--> statement-breakpoint

-- Duty: 'ok', or why not. Sharing gives another member a week beside one's own; passing gives one's own away.
CREATE FUNCTION give_duty(in_member uuid, in_keep boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM members WHERE network_id = actor_network() AND id IN (actor_member(), in_member) ORDER BY id FOR NO KEY UPDATE;
  IF NOT has_duty(actor_network(), actor_member()) THEN RETURN 'not-coordinator'; END IF;
  IF in_member = actor_member() THEN RETURN 'not-found'; END IF;
  UPDATE members SET duty_until = current_date + 7 WHERE network_id = actor_network() AND id = in_member;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT in_keep THEN
    UPDATE members SET duty_until = NULL WHERE network_id = actor_network() AND id = actor_member();
  END IF;
  RETURN 'ok';
END $$;
--> statement-breakpoint
CREATE FUNCTION renew_duty() RETURNS date
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE members SET duty_until = current_date + 7
    WHERE network_id = actor_network() AND id = actor_member() AND duty_until >= current_date RETURNING duty_until
$$;
--> statement-breakpoint
CREATE FUNCTION lay_down_duty() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE members SET duty_until = NULL WHERE network_id = actor_network() AND id = actor_member()
$$;
--> statement-breakpoint
-- Two members take up a duty that nobody has: the first asks, the second agrees, both have it for a week; somebody who
-- is alone needs no second. The network's row is locked, so that of many who try at once two have it in the end.
CREATE FUNCTION take_up_duty(in_request uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE first uuid;
BEGIN
  PERFORM FROM networks WHERE network_id = actor_network() FOR UPDATE;
  IF has_duty(actor_network(), actor_member()) THEN RETURN 'ok'; END IF;
  IF EXISTS (SELECT FROM members WHERE network_id = actor_network() AND duty_until >= current_date) THEN RETURN 'taken'; END IF;
  IF (SELECT count(*) FROM members WHERE network_id = actor_network()) = 1 THEN
    UPDATE members SET duty_until = current_date + 7 WHERE network_id = actor_network();
    RETURN 'ok';
  END IF;
  DELETE FROM requests WHERE network_id = actor_network() AND kind = 'duty' AND expires_at <= now();
  SELECT asked_by INTO first FROM requests WHERE network_id = actor_network() AND kind = 'duty' AND asked_by <> actor_member();
  IF first IS NULL THEN
    INSERT INTO requests (network_id, id, kind, asked_by, expires_at)
      VALUES (actor_network(), in_request, 'duty', actor_member(), now() + interval '3 days') ON CONFLICT DO NOTHING;
    RETURN 'waiting';
  END IF;
  UPDATE members SET duty_until = current_date + 7 WHERE network_id = actor_network() AND id IN (first, actor_member());
  DELETE FROM requests WHERE network_id = actor_network() AND kind = 'duty';
  RETURN 'ok';
END $$;
--> statement-breakpoint

-- Gives back what a member promised or was promised before their row goes, and with it all that is theirs.
CREATE FUNCTION drop_member(in_network uuid, in_member uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM members WHERE network_id = in_network AND id = in_member FOR UPDATE;
  UPDATE matches SET state = CASE state WHEN 'asked' THEN 'withdrawn' ELSE 'released' END
    WHERE network_id = in_network AND in_member IN (receiver_id, helper_id) AND state IN ('asked', 'confirmed');
  DELETE FROM members WHERE network_id = in_network AND id = in_member;
END $$;
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
  UPDATE log_entries l SET entry = sealed.entry, epoch = in_epoch
    FROM unnest(in_entries, in_entry_texts) AS sealed (id, entry) WHERE l.network_id = here AND l.id = sealed.id;
  UPDATE requests r SET statement = sealed.statement, epoch = in_epoch
    FROM unnest(in_requests, in_statements) AS sealed (id, statement) WHERE r.network_id = here AND r.id = sealed.id;
  -- A text that is not there needs no sealing.
  UPDATE offers SET epoch = in_epoch WHERE network_id = here AND note IS NULL;
  UPDATE needs SET epoch = in_epoch WHERE network_id = here AND note IS NULL;

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

-- A member goes for good; with the last one the network goes too.
CREATE FUNCTION erase_member() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM drop_member(actor_network(), actor_member());
  UPDATE networks SET version = version + 1, key_due = true WHERE network_id = actor_network();
  DELETE FROM networks n WHERE n.network_id = actor_network()
    AND NOT EXISTS (SELECT FROM members m WHERE m.network_id = n.network_id);
END $$;
--> statement-breakpoint
-- A second member agrees to burn the network; from now on there is one minute to take it back. One of the two has to
-- be on duty, unless nobody is.
CREATE FUNCTION agree_to_burn(in_request uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asker uuid;
BEGIN
  PERFORM FROM networks WHERE network_id = actor_network() FOR UPDATE;
  IF EXISTS (SELECT FROM networks WHERE network_id = actor_network() AND burn_at IS NOT NULL) THEN RETURN 'ok'; END IF;
  SELECT asked_by INTO asker FROM requests
    WHERE network_id = actor_network() AND id = in_request AND kind = 'burn' AND expires_at > now();
  IF asker IS NULL THEN RETURN 'gone'; END IF;
  IF asker = actor_member() THEN RETURN 'second-person'; END IF;
  IF NOT has_duty(actor_network(), asker) AND NOT has_duty(actor_network(), actor_member())
    AND EXISTS (SELECT FROM members WHERE network_id = actor_network() AND duty_until >= current_date)
    THEN RETURN 'not-coordinator'; END IF;
  UPDATE networks SET burn_at = now() + interval '60 seconds', version = version + 1 WHERE network_id = actor_network();
  -- By this one is known whose asking was agreed to; anybody may have asked as well.
  UPDATE requests SET expires_at = now() + interval '60 seconds' WHERE network_id = actor_network() AND id = in_request;
  RETURN 'ok';
END $$;
--> statement-breakpoint
-- Whoever's asking was agreed to, and whoever is on duty, can take it back as long as there is time; without anybody on
-- duty, anyone. Before that, whoever asks takes back their own asking: else one member could keep all the others from it.
CREATE FUNCTION keep_network() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM networks WHERE network_id = actor_network() FOR UPDATE;
  IF has_duty(actor_network(), actor_member())
    OR NOT EXISTS (SELECT FROM members WHERE network_id = actor_network() AND duty_until >= current_date)
    OR EXISTS (SELECT FROM requests r JOIN networks n ON n.network_id = r.network_id AND n.burn_at = r.expires_at
      WHERE r.network_id = actor_network() AND r.kind = 'burn' AND r.asked_by = actor_member()) THEN
    UPDATE networks SET burn_at = NULL, version = version + 1 WHERE network_id = actor_network();
    DELETE FROM requests WHERE network_id = actor_network() AND kind = 'burn';
    RETURN 'ok';
  END IF;
  DELETE FROM requests r USING networks n WHERE r.network_id = actor_network() AND r.kind = 'burn'
    AND r.asked_by = actor_member() AND n.network_id = r.network_id AND n.burn_at IS NULL;
  IF NOT FOUND THEN RETURN 'not-coordinator'; END IF;
  UPDATE networks SET version = version + 1 WHERE network_id = actor_network();
  RETURN 'ok';
END $$;
--> statement-breakpoint
-- Deletes all whose day has come, in every network. For the job that runs as the owner; the app has no way to it.
CREATE FUNCTION purge_due() RETURNS TABLE (what text, rows bigint)
LANGUAGE sql SET search_path = public, pg_temp AS $$
  WITH burnt AS (DELETE FROM networks WHERE burn_at <= now() RETURNING 1),
    old_needs AS (DELETE FROM needs WHERE purge_on <= current_date RETURNING 1),
    old_offers AS (DELETE FROM offers WHERE purge_on <= current_date RETURNING 1),
    old_matches AS (DELETE FROM matches WHERE purge_on <= current_date RETURNING 1),
    old_entries AS (DELETE FROM log_entries WHERE purge_on <= current_date RETURNING 1),
    old_invites AS (DELETE FROM invites WHERE expires_at <= now() RETURNING 1),
    old_arrivals AS (DELETE FROM arrivals WHERE expires_at <= now() RETURNING 1),
    old_requests AS (DELETE FROM requests WHERE expires_at <= now() RETURNING 1),
    old_sessions AS (DELETE FROM sessions WHERE expires_on < current_date RETURNING 1),
    old_nonces AS (DELETE FROM nonces WHERE expires_at <= now() RETURNING 1)
  SELECT 'networks', count(*) FROM burnt UNION ALL SELECT 'needs', count(*) FROM old_needs
    UNION ALL SELECT 'offers', count(*) FROM old_offers UNION ALL SELECT 'matches', count(*) FROM old_matches
    UNION ALL SELECT 'log entries', count(*) FROM old_entries UNION ALL SELECT 'invites', count(*) FROM old_invites
    UNION ALL SELECT 'arrivals', count(*) FROM old_arrivals UNION ALL SELECT 'requests', count(*) FROM old_requests
    UNION ALL SELECT 'sessions', count(*) FROM old_sessions UNION ALL SELECT 'nonces', count(*) FROM old_nonces
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  peek_invite(uuid, bytea), has_duty(uuid, uuid),
  arrive(uuid, bytea, uuid, uuid, bytea, bytea, bytea, bytea, bytea, bytea, int, uuid, bytea),
  arrival_state(uuid, bytea, uuid, uuid, bytea), let_in(uuid, bytea, bytea, bytea, int),
  redeem_device(uuid, bytea, uuid, bytea), end_devices_of(uuid),
  give_duty(uuid, boolean), renew_duty(), lay_down_duty(), take_up_duty(uuid),
  begin_epoch(int, uuid, bytea, bytea, uuid[], bytea[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[]),
  erase_member(), agree_to_burn(uuid), keep_network()
TO holdfast_app;
