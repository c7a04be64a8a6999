-- Who has the words of somebody who comes back with new ones at this very moment waits for it here, and finds nobody then
-- (the newest text of 0004): else their device would stand among the new ones.
CREATE OR REPLACE FUNCTION enrol_device(in_enrolment_key bytea, in_device uuid, in_login_key bytea)
RETURNS TABLE (network_id uuid, member_id uuid, wrapped_keys bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE holder members%ROWTYPE;
BEGIN
  SELECT * INTO holder FROM members WHERE enrolment_key = in_enrolment_key FOR KEY SHARE;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO devices (network_id, id, member_id, login_key) VALUES (holder.network_id, in_device, holder.id, in_login_key)
    ON CONFLICT DO NOTHING;
  PERFORM drop_old_devices(holder.network_id, holder.id);
  RETURN QUERY SELECT d.network_id, d.member_id, holder.wrapped_keys FROM devices d
    WHERE d.network_id = holder.network_id AND d.id = in_device AND d.member_id = holder.id AND d.login_key = in_login_key;
END $$;
--> statement-breakpoint
-- And what was sealed for the old keys of what others are reached by is given anew (the newest text of 0004): a row that
-- opens for nobody any more would stand in its place.
CREATE OR REPLACE FUNCTION let_in(in_arrival uuid, in_profile bytea, in_admission bytea, in_envelope bytea, in_epoch int) RETURNS text
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
    DELETE FROM guest_keys WHERE network_id = waiting.network_id AND member_id = waiting.member_id;
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
