-- The day it is in a network's zone. Duty has days of that zone, as everything else has that people see.
CREATE FUNCTION today_in(in_network uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (now() AT TIME ZONE zone)::date FROM networks WHERE network_id = in_network
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION today_in(uuid) TO holdfast_app;
--> statement-breakpoint
-- The newest texts of 0004 and 0010, by that day.
CREATE OR REPLACE FUNCTION has_duty(in_network uuid, in_member uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM members WHERE network_id = in_network AND id = in_member AND duty_until >= today_in(in_network))
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION find_actor(in_network uuid, in_token_hash bytea)
RETURNS TABLE (member_id uuid, device_id uuid, role text, zone text, epoch int, version bigint, now timestamptz, due boolean,
  lay_out boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, d.id, CASE WHEN m.duty_until >= (now() AT TIME ZONE n.zone)::date THEN 'coordinator' ELSE 'member' END,
    n.zone, n.epoch, n.version, now(),
    EXISTS (SELECT FROM matches x WHERE x.network_id = in_network AND x.state = 'asked' AND x.asked_until <= now())
      OR EXISTS (SELECT FROM matches x WHERE x.network_id = in_network AND x.state = 'confirmed' AND upper(x.during) <= now())
      OR n.burn_at <= now(),
    n.laid_out_on IS DISTINCT FROM (now() AT TIME ZONE n.zone)::date
  FROM sessions s
  JOIN devices d ON d.network_id = s.network_id AND d.id = s.device_id
  JOIN members m ON m.network_id = d.network_id AND m.id = d.member_id
  JOIN networks n ON n.network_id = m.network_id
  WHERE s.network_id = in_network AND s.token_hash = in_token_hash AND s.expires_on >= current_date
$$;
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
    VALUES (in_network, in_member, today_in(in_network) + 7, in_sealing_key, in_signing_key, in_enrolment_key, in_wrapped_keys,
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
CREATE OR REPLACE FUNCTION duty_of_newcomer(in_network uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN count(*) = 1 THEN today_in(in_network) + 7 END FROM members WHERE network_id = in_network
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION renew_duty() RETURNS date
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE members SET duty_until = today_in(actor_network()) + 7
    WHERE network_id = actor_network() AND id = actor_member() AND duty_until >= today_in(actor_network()) RETURNING duty_until
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION take_up_duty(in_request uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE first uuid;
BEGIN
  PERFORM FROM networks WHERE network_id = actor_network() FOR UPDATE;
  IF has_duty(actor_network(), actor_member()) THEN RETURN 'ok'; END IF;
  IF EXISTS (SELECT FROM members WHERE network_id = actor_network() AND duty_until >= today_in(actor_network())) THEN RETURN 'taken'; END IF;
  IF (SELECT count(*) FROM members WHERE network_id = actor_network()) = 1 THEN
    UPDATE members SET duty_until = today_in(actor_network()) + 7 WHERE network_id = actor_network();
    RETURN 'ok';
  END IF;
  DELETE FROM requests WHERE network_id = actor_network() AND kind = 'duty' AND expires_at <= now();
  SELECT asked_by INTO first FROM requests WHERE network_id = actor_network() AND kind = 'duty' AND asked_by <> actor_member();
  IF first IS NULL THEN
    INSERT INTO requests (network_id, id, kind, asked_by, expires_at)
      VALUES (actor_network(), in_request, 'duty', actor_member(), now() + interval '3 days') ON CONFLICT DO NOTHING;
    RETURN 'waiting';
  END IF;
  UPDATE members SET duty_until = today_in(actor_network()) + 7 WHERE network_id = actor_network() AND id IN (first, actor_member());
  DELETE FROM requests WHERE network_id = actor_network() AND kind = 'duty';
  RETURN 'ok';
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION agree_to_burn(in_request uuid) RETURNS text
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
    AND EXISTS (SELECT FROM members WHERE network_id = actor_network() AND duty_until >= today_in(actor_network()))
    THEN RETURN 'not-coordinator'; END IF;
  UPDATE networks SET burn_at = now() + interval '60 seconds', version = version + 1 WHERE network_id = actor_network();
  -- By this one is known whose asking was agreed to; anybody may have asked as well.
  UPDATE requests SET expires_at = now() + interval '60 seconds' WHERE network_id = actor_network() AND id = in_request;
  RETURN 'ok';
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_network() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM networks WHERE network_id = actor_network() FOR UPDATE;
  IF has_duty(actor_network(), actor_member())
    OR NOT EXISTS (SELECT FROM members WHERE network_id = actor_network() AND duty_until >= today_in(actor_network()))
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
-- Gives secrets on to those who have the duty: by anybody who has them, also when their own duty is over, so that they are
-- not lost with it. Whoever has them keeps what they have. How many were new.
DROP FUNCTION share_guest_keys(uuid[], uuid[], bytea[]);
--> statement-breakpoint
CREATE FUNCTION share_guest_keys(in_guests uuid[], in_members uuid[], in_secrets bytea[]) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE given int;
BEGIN
  INSERT INTO guest_keys (network_id, guest_id, member_id, secrets)
    SELECT own.network_id, own.guest_id, sent.member, sent.secrets
    FROM unnest(in_guests, in_members, in_secrets) AS sent (guest, member, secrets)
    JOIN guest_keys own ON own.network_id = actor_network() AND own.guest_id = sent.guest AND own.member_id = actor_member()
    WHERE has_duty(actor_network(), sent.member)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS given = ROW_COUNT;
  RETURN given;
END $$;
--> statement-breakpoint
-- Duty, and with it what those who act for guests hold, which the giver's browser has sealed for the other: 'ok', or why
-- not. Sharing gives another member a week beside one's own; passing gives one's own away. Nobody gives secrets on that
-- they do not have, and whoever has them keeps what they have.
DROP FUNCTION give_duty(uuid, boolean);
--> statement-breakpoint
CREATE FUNCTION give_duty(in_member uuid, in_keep boolean, in_guests uuid[], in_secrets bytea[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM members WHERE network_id = actor_network() AND id IN (actor_member(), in_member) ORDER BY id FOR NO KEY UPDATE;
  IF NOT has_duty(actor_network(), actor_member()) THEN RETURN 'not-coordinator'; END IF;
  IF in_member = actor_member() THEN RETURN 'not-found'; END IF;
  UPDATE members SET duty_until = today_in(actor_network()) + 7 WHERE network_id = actor_network() AND id = in_member;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  PERFORM share_guest_keys(in_guests, array_fill(in_member, ARRAY[cardinality(in_guests)]), in_secrets);
  IF NOT in_keep THEN
    UPDATE members SET duty_until = NULL WHERE network_id = actor_network() AND id = actor_member();
  END IF;
  RETURN 'ok';
END $$;
--> statement-breakpoint
-- What the caller holds for guests, and who on duty does not have it yet. Nothing of it once everybody has it: who is not
-- on duty any more sees what they were given only as long as somebody needs it from them.
DROP FUNCTION missing_guest_keys();
--> statement-breakpoint
CREATE FUNCTION guest_keys_to_give() RETURNS TABLE (guest_id uuid, secrets bytea, member_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT own.guest_id, own.secrets, m.id
  FROM guest_keys own
  JOIN members m ON m.network_id = own.network_id AND m.duty_until >= today_in(own.network_id)
  WHERE own.network_id = actor_network() AND own.member_id = actor_member()
    AND NOT EXISTS (SELECT FROM guest_keys k
      WHERE k.network_id = own.network_id AND k.guest_id = own.guest_id AND k.member_id = m.id)
$$;
--> statement-breakpoint
-- Who holds for guests what somebody on duty does not have yet: so that everybody else is asked once for all of them.
CREATE FUNCTION guest_key_givers() RETURNS TABLE (member_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT own.member_id
  FROM guest_keys own
  JOIN members m ON m.network_id = own.network_id AND m.duty_until >= today_in(own.network_id)
  WHERE own.network_id = actor_network()
    AND NOT EXISTS (SELECT FROM guest_keys k
      WHERE k.network_id = own.network_id AND k.guest_id = own.guest_id AND k.member_id = m.id)
$$;
--> statement-breakpoint
-- For those on duty: who has a guest's secrets, who of them is on duty, and whether anything is sealed for the guest's keys.
CREATE FUNCTION guest_key_facts() RETURNS TABLE (guest_id uuid, holders uuid[], on_duty uuid[], has_contacts boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.id, coalesce(array_agg(k.member_id) FILTER (WHERE k.member_id IS NOT NULL), '{}'),
    coalesce(array_agg(k.member_id) FILTER (WHERE has_duty(g.network_id, k.member_id)), '{}'),
    EXISTS (SELECT FROM contacts c WHERE c.network_id = g.network_id AND g.id IN (c.from_id, c.for_id))
  FROM guests g LEFT JOIN guest_keys k ON k.network_id = g.network_id AND k.guest_id = g.id
  WHERE g.network_id = actor_network() AND has_duty(actor_network(), actor_member())
  GROUP BY g.network_id, g.id
$$;
--> statement-breakpoint
-- Begins the next epoch as before (0008), and with it guests' new keys: whoever changes the key of the network seals what
-- they hold for these guests anew, for those on duty. Nobody else has it from then on, and who is removed opens nothing
-- of what is sealed for the guests later. 'invalid' when whoever calls would be left without.
DROP FUNCTION begin_epoch(int, uuid, bytea, bytea, uuid[], bytea[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[]);
--> statement-breakpoint
CREATE FUNCTION begin_epoch(
  in_epoch int, in_request uuid, in_roster bytea, in_profile bytea,
  in_members uuid[], in_names bytea[], in_envelopes bytea[],
  in_places uuid[], in_labels bytea[], in_needs uuid[], in_need_notes bytea[], in_offers uuid[], in_offer_notes bytea[],
  in_series uuid[], in_series_notes bytea[], in_guests uuid[], in_guest_profiles bytea[],
  in_entries uuid[], in_entry_texts bytea[], in_requests uuid[], in_statements bytea[],
  in_key_guests uuid[], in_key_members uuid[], in_key_secrets bytea[]
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
  IF NOT in_key_guests <@ ARRAY (SELECT sent.guest FROM unnest(in_key_guests, in_key_members) AS sent (guest, member)
    WHERE sent.member = actor_member()) THEN RETURN 'invalid'; END IF;
  DELETE FROM guest_keys WHERE network_id = here AND guest_id = ANY (in_key_guests);
  INSERT INTO guest_keys (network_id, guest_id, member_id, secrets)
    SELECT here, sent.guest, sent.member, sent.secrets
    FROM unnest(in_key_guests, in_key_members, in_key_secrets) AS sent (guest, member, secrets)
    JOIN guests g ON g.network_id = here AND g.id = sent.guest
    WHERE has_duty(here, sent.member) ON CONFLICT DO NOTHING;
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
GRANT EXECUTE ON FUNCTION give_duty(uuid, boolean, uuid[], bytea[]), share_guest_keys(uuid[], uuid[], bytea[]),
  guest_keys_to_give(), guest_key_givers(), guest_key_facts(),
  begin_epoch(int, uuid, bytea, bytea, uuid[], bytea[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], bytea[], uuid[], uuid[], bytea[])
TO holdfast_app;
