-- Acting for somebody without the app. From here to the end of the transaction the actor is the guest: what they post,
-- ask and agree to is theirs. Only for whoever is on duty at this moment, and only for guests: nobody acts for a member.
CREATE FUNCTION act_for(in_guest uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_duty(actor_network(), actor_member()) THEN RETURN 'not-coordinator'; END IF;
  IF NOT EXISTS (SELECT FROM guests WHERE network_id = actor_network() AND id = in_guest) THEN RETURN 'not-found'; END IF;
  PERFORM set_config('app.member', in_guest::text, true);
  RETURN 'ok';
END $$;
--> statement-breakpoint
-- A guest stays for as long as anything of theirs does.
CREATE FUNCTION keep_guest() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE guests SET purge_on = NEW.purge_on
    WHERE network_id = NEW.network_id AND id = NEW.author_id AND purge_on < NEW.purge_on;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_guest AFTER INSERT OR UPDATE OF purge_on ON needs FOR EACH ROW EXECUTE FUNCTION keep_guest();
--> statement-breakpoint
CREATE TRIGGER keep_guest AFTER INSERT OR UPDATE OF purge_on ON offers FOR EACH ROW EXECUTE FUNCTION keep_guest();
--> statement-breakpoint
CREATE TRIGGER keep_guest AFTER INSERT OR UPDATE OF purge_on ON need_series FOR EACH ROW EXECUTE FUNCTION keep_guest();
--> statement-breakpoint
-- Puts a guest's secrets, sealed anew, in the place of all there were: for those of the members given who are on duty.
-- The others get them from somebody who has them. 'invalid' when whoever calls would be left without.
CREATE FUNCTION seal_guest_keys(in_guest uuid, in_members uuid[], in_secrets bytea[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_duty(actor_network(), actor_member()) THEN RETURN 'not-coordinator'; END IF;
  PERFORM FROM guests WHERE network_id = actor_network() AND id = in_guest FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  IF NOT actor_member() = ANY (in_members) THEN RETURN 'invalid'; END IF;
  DELETE FROM guest_keys WHERE network_id = actor_network() AND guest_id = in_guest;
  INSERT INTO guest_keys (network_id, guest_id, member_id, secrets)
    SELECT actor_network(), in_guest, sent.id, sent.secrets FROM unnest(in_members, in_secrets) AS sent (id, secrets)
    WHERE has_duty(actor_network(), sent.id) ON CONFLICT DO NOTHING;
  RETURN 'ok';
END $$;
--> statement-breakpoint
-- Gives secrets on to those who came on duty later; whoever has them keeps what they have.
CREATE FUNCTION share_guest_keys(in_guests uuid[], in_members uuid[], in_secrets bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO guest_keys (network_id, guest_id, member_id, secrets)
    SELECT actor_network(), sent.guest, sent.member, sent.secrets
    FROM unnest(in_guests, in_members, in_secrets) AS sent (guest, member, secrets)
    JOIN guests g ON g.network_id = actor_network() AND g.id = sent.guest
    WHERE has_duty(actor_network(), actor_member()) AND has_duty(actor_network(), sent.member)
  ON CONFLICT DO NOTHING
$$;
--> statement-breakpoint
-- Which guests' secrets somebody on duty does not have yet.
CREATE FUNCTION missing_guest_keys() RETURNS TABLE (guest_id uuid, member_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.id, m.id FROM guests g JOIN members m ON m.network_id = g.network_id AND m.duty_until >= current_date
  WHERE g.network_id = actor_network() AND has_duty(actor_network(), actor_member())
    AND NOT EXISTS (SELECT FROM guest_keys k
      WHERE k.network_id = g.network_id AND k.guest_id = g.id AND k.member_id = m.id)
$$;
--> statement-breakpoint
-- Gives back what the guest promised or was promised before the row goes, and with it all that is theirs.
CREATE FUNCTION remove_guest(in_guest uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_duty(actor_network(), actor_member()) THEN RETURN 'not-coordinator'; END IF;
  PERFORM FROM guests WHERE network_id = actor_network() AND id = in_guest FOR UPDATE;
  IF NOT FOUND THEN RETURN 'not-found'; END IF;
  UPDATE matches SET state = CASE state WHEN 'asked' THEN 'withdrawn' ELSE 'released' END
    WHERE network_id = actor_network() AND in_guest IN (receiver_id, helper_id) AND state IN ('asked', 'confirmed');
  DELETE FROM guests WHERE network_id = actor_network() AND id = in_guest;
  RETURN 'ok';
END $$;
--> statement-breakpoint
-- The row alone would take quantities along that others hold; and secrets go through the doors above alone.
REVOKE DELETE ON guests FROM holdfast_app;
--> statement-breakpoint
REVOKE INSERT ON guest_keys FROM holdfast_app;
--> statement-breakpoint
DROP POLICY share ON guest_keys;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION act_for(uuid), seal_guest_keys(uuid, uuid[], bytea[]), missing_guest_keys(), remove_guest(uuid),
  share_guest_keys(uuid[], uuid[], bytea[])
TO holdfast_app;
