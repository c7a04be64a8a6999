-- Work that nobody waits for: told by the clock or by what happened, done by a worker (features/jobs) from a queue that
-- its library keeps in a schema of its own. The worker steps down into a role that owns nothing and has the doors below.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'holdfast_jobs') THEN
    CREATE ROLE holdfast_jobs NOLOGIN;
  END IF;
  EXECUTE format('GRANT holdfast_jobs TO %I', current_user);
EXCEPTION WHEN unique_violation OR duplicate_object OR insufficient_privilege THEN NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO holdfast_jobs;
--> statement-breakpoint
-- A member may ask for what is done for themselves alone, and for nothing else: the app has no other way to the queue.
CREATE FUNCTION add_own_job(in_task text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF in_task NOT IN ('mail-code', 'try-notice') THEN
    RAISE EXCEPTION 'no such task' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM members WHERE network_id = actor_network() AND id = actor_member()) THEN RETURN; END IF;
  PERFORM graphile_worker.add_job(in_task,
    json_build_object('network', actor_network(), 'member', actor_member(), 'message', gen_random_uuid()),
    max_attempts => 6, job_key => concat_ws(':', in_task, actor_network(), actor_member()));
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION add_own_job(text) TO holdfast_app;
--> statement-breakpoint

-- What there is to tell a member. A row is made only for who chose to be told of its kind and can be: a guest is neither.
CREATE FUNCTION can_be_told(in_network uuid, in_member uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM mail_addresses WHERE network_id = in_network AND member_id = in_member AND confirmed)
    OR EXISTS (SELECT FROM devices d JOIN push_subscriptions p ON p.network_id = d.network_id AND p.device_id = d.id
      WHERE d.network_id = in_network AND d.member_id = in_member)
$$;
--> statement-breakpoint
CREATE FUNCTION add_notice(in_network uuid, in_member uuid, in_kind text, in_about uuid, in_stage int, in_due timestamptz,
  in_purge date) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO notices (network_id, id, member_id, kind, about_id, stage, due_at, purge_on)
    SELECT in_network, gen_random_uuid(), in_member, in_kind, in_about, in_stage, in_due, in_purge
    FROM notice_choices WHERE network_id = in_network AND member_id = in_member AND in_kind = ANY (kinds)
      AND can_be_told(in_network, in_member)
    ON CONFLICT ON CONSTRAINT notices_once DO UPDATE SET due_at = excluded.due_at, purge_on = excluded.purge_on
      WHERE notices.message_id IS NULL;
$$;
--> statement-breakpoint
-- Whole minutes, as elsewhere: when exactly somebody did something is nobody's business.
CREATE FUNCTION next_minute() RETURNS timestamptz LANGUAGE sql STABLE
  RETURN date_trunc('minute', now()) + interval '1 minute';
--> statement-breakpoint
-- The evening before what somebody promised, by the network's clock, and an hour before. What is past is not made up for.
CREATE FUNCTION add_reminders(m matches) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here text := (SELECT zone FROM networks WHERE network_id = m.network_id);
  evening timestamptz := ((lower(m.during) AT TIME ZONE here)::date - 1 + time '18:30') AT TIME ZONE here;
  hour_before timestamptz := lower(m.during) - interval '1 hour';
  gone date := upper(m.during)::date + 1;
BEGIN
  IF evening > now() THEN PERFORM add_notice(m.network_id, m.helper_id, 'reminder', m.id, 0, evening, gone); END IF;
  IF hour_before > now() THEN PERFORM add_notice(m.network_id, m.helper_id, 'reminder', m.id, 1, hour_before, gone); END IF;
END $$;
--> statement-breakpoint
-- Whoever chooses to be reminded, or becomes one who can be, is reminded of what they have promised already.
CREATE FUNCTION add_reminders_of(in_network uuid, in_member uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT add_reminders(m) FROM matches m
    WHERE network_id = in_network AND helper_id = in_member AND state = 'confirmed' AND lower(during) > now()
$$;
--> statement-breakpoint
CREATE FUNCTION remind_who_can_be_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM add_reminders_of(NEW.network_id, NEW.member_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION remind_whose_device() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM add_reminders_of(network_id, member_id) FROM devices WHERE network_id = NEW.network_id AND id = NEW.device_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER remind AFTER INSERT OR UPDATE OF kinds ON notice_choices FOR EACH ROW EXECUTE FUNCTION remind_who_can_be_told();
--> statement-breakpoint
CREATE TRIGGER remind AFTER INSERT OR UPDATE OF confirmed ON mail_addresses FOR EACH ROW WHEN (NEW.confirmed)
  EXECUTE FUNCTION remind_who_can_be_told();
--> statement-breakpoint
CREATE TRIGGER remind AFTER INSERT ON push_subscriptions FOR EACH ROW EXECUTE FUNCTION remind_whose_device();
--> statement-breakpoint
-- With the network's zone the evenings before move.
CREATE FUNCTION move_reminders() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM notices WHERE network_id = NEW.network_id AND kind = 'reminder' AND message_id IS NULL;
  PERFORM add_reminders(m) FROM matches m WHERE network_id = NEW.network_id AND state = 'confirmed' AND lower(during) > now();
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER move_reminders AFTER UPDATE OF zone ON networks FOR EACH ROW WHEN (NEW.zone <> OLD.zone)
  EXECUTE FUNCTION move_reminders();
--> statement-breakpoint
-- A need has come open again: whom it fits is looked for in waves (features/jobs/fit.ts), under a number of its own.
CREATE FUNCTION look_for_fits(in_network uuid, in_need uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  round int := coalesce((SELECT max(stage) FROM notices WHERE network_id = in_network AND kind = 'fit' AND about_id = in_need), -1) + 1;
BEGIN
  IF NOT EXISTS (SELECT FROM notice_choices WHERE network_id = in_network AND 'fit' = ANY (kinds)) THEN RETURN; END IF;
  PERFORM FROM needs WHERE network_id = in_network AND id = in_need AND origin = 'posted' AND state = 'open'
    AND "left" > 0 AND lower("window") > now();
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM graphile_worker.add_job('fit',
    json_build_object('network', in_network, 'need', in_need, 'round', round, 'wave', 0),
    max_attempts => 6, job_key => concat_ws(':', 'fit', in_need, round, 0));
END $$;
--> statement-breakpoint
-- What happens to a match, for the two people of it; whoever does it knows already.
CREATE FUNCTION note_match() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone date := upper(NEW.during)::date + 1;
  person record;
BEGIN
  FOR person IN SELECT * FROM (VALUES
      (NEW.helper_id, NEW.helper_agreed, CASE TG_OP WHEN 'UPDATE' THEN OLD.helper_agreed END),
      (NEW.receiver_id, NEW.receiver_agreed, CASE TG_OP WHEN 'UPDATE' THEN OLD.receiver_agreed END)
    ) AS people (id, agrees, agreed) WHERE id IS DISTINCT FROM actor_member()
  LOOP
    IF TG_OP = 'INSERT' THEN
      IF NEW.state = 'asked' AND NOT person.agrees THEN
        PERFORM add_notice(NEW.network_id, person.id, 'ask', NEW.id, 0, next_minute(), gone);
      END IF;
    ELSIF OLD.state = 'asked' AND NEW.state IN ('confirmed', 'declined', 'expired', 'withdrawn') AND person.agreed THEN
      PERFORM add_notice(NEW.network_id, person.id, 'answer', NEW.id, 0, next_minute(), gone);
    ELSIF OLD.state = 'confirmed' AND NEW.state = 'released' THEN
      PERFORM add_notice(NEW.network_id, person.id, 'answer', NEW.id, 1, next_minute(), gone);
    END IF;
  END LOOP;
  IF NEW.state = 'confirmed' THEN
    PERFORM add_reminders(NEW);
  ELSIF TG_OP = 'UPDATE' AND OLD.state = 'confirmed' THEN
    DELETE FROM notices WHERE network_id = NEW.network_id AND kind = 'reminder' AND about_id = NEW.id AND message_id IS NULL;
    IF NEW.state = 'released' THEN PERFORM look_for_fits(NEW.network_id, NEW.need_id); END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- After `give_back`, by the order of their names: what was held is open again by then.
CREATE TRIGGER note_match AFTER INSERT OR UPDATE OF state ON matches FOR EACH ROW EXECUTE FUNCTION note_match();
--> statement-breakpoint
CREATE FUNCTION note_other_time() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM notices WHERE network_id = NEW.network_id AND kind = 'reminder' AND about_id = NEW.id;
  PERFORM add_reminders(NEW);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_other_time AFTER UPDATE OF during ON matches FOR EACH ROW
  WHEN (NEW.during <> OLD.during AND NEW.state = 'confirmed') EXECUTE FUNCTION note_other_time();
--> statement-breakpoint
CREATE FUNCTION note_raised_need() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM look_for_fits(NEW.network_id, NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_raised_need AFTER UPDATE OF urgency, quantity ON needs FOR EACH ROW
  WHEN (NEW.urgency > OLD.urgency OR NEW.quantity > OLD.quantity) EXECUTE FUNCTION note_raised_need();
--> statement-breakpoint

-- The worker's doors. First what the clock brings, in every network: small steps, and never a row of a person.
CREATE FUNCTION note_run(in_task text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO job_runs (task, done_at) VALUES (in_task, now()) ON CONFLICT (task) DO UPDATE SET done_at = excluded.done_at
$$;
--> statement-breakpoint
CREATE FUNCTION find_networks_due(in_most int) RETURNS TABLE (network_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT network_id FROM matches WHERE state = 'asked' AND asked_until <= now()
  UNION SELECT network_id FROM matches WHERE state = 'confirmed' AND upper(during) <= now()
  UNION SELECT network_id FROM networks WHERE burn_at <= now()
  LIMIT in_most
$$;
--> statement-breakpoint
-- Networks in which something repeats and nobody has laid out today's times yet.
CREATE FUNCTION find_networks_to_lay_out(in_most int)
RETURNS TABLE (network_id uuid, zone text, epoch int, now timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.network_id, n.zone, n.epoch, now() FROM networks n
  WHERE n.laid_out_on IS DISTINCT FROM (now() AT TIME ZONE n.zone)::date AND (n.burn_at IS NULL OR n.burn_at > now())
    AND (EXISTS (SELECT FROM weekly_windows w WHERE w.network_id = n.network_id)
      OR EXISTS (SELECT FROM need_series s WHERE s.network_id = n.network_id))
  LIMIT in_most
$$;
--> statement-breakpoint
-- "Still on?" for what repeats without end and whose author has not said so for four weeks (domain/weekly-standing.ts).
CREATE FUNCTION standing_asked(in_network uuid, in_zone text)
RETURNS TABLE (about_id uuid, author_id uuid, confirmed_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.author_id, o.confirmed_on FROM offers o
    WHERE o.network_id = in_network AND o.state = 'open' AND o.confirmed_on + 28 <= (now() AT TIME ZONE in_zone)::date
      AND EXISTS (SELECT FROM weekly_windows w WHERE w.network_id = o.network_id AND w.offer_id = o.id AND w.last_on IS NULL)
  UNION ALL SELECT s.id, s.author_id, s.confirmed_on FROM need_series s
    WHERE s.network_id = in_network AND s.state = 'open' AND s.last_on IS NULL
      AND s.confirmed_on + 28 <= (now() AT TIME ZONE in_zone)::date
$$;
--> statement-breakpoint
CREATE FUNCTION ask_whether_standing() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT add_notice(n.network_id, s.author_id, 'standing', s.about_id, s.confirmed_on - date '2000-01-01', next_minute(),
      current_date + 70)
    FROM networks n, LATERAL standing_asked(n.network_id, n.zone) s
    WHERE EXISTS (SELECT FROM notice_choices c WHERE c.network_id = n.network_id AND 'standing' = ANY (c.kinds))
      AND NOT EXISTS (SELECT FROM notices t WHERE t.network_id = n.network_id AND t.kind = 'standing'
        AND t.about_id = s.about_id AND t.stage = s.confirmed_on - date '2000-01-01')
$$;
--> statement-breakpoint
-- A job for each member who is to be told something now and has none: also after a restore, which brings no jobs back.
CREATE FUNCTION sweep_notices(in_most int) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(graphile_worker.add_job('tell', json_build_object('network', due.network_id, 'member', due.member_id),
      max_attempts => 8, job_key => due.key))
    FROM (SELECT DISTINCT network_id, member_id, concat_ws(':', 'tell', network_id, member_id) AS key FROM notices
      WHERE message_id IS NULL AND due_at <= now() LIMIT in_most) due
    WHERE NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = due.key)
$$;
--> statement-breakpoint
-- Jobs whose worker is gone: as long as it lives it holds a lock of its name (features/jobs/worker-lock.ts).
CREATE FUNCTION free_lost_jobs() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH holders AS MATERIALIZED (SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL),
    gone AS MATERIALIZED (SELECT locked_by FROM holders WHERE pg_try_advisory_xact_lock(4716005, hashtext(locked_by))),
    -- One that lost its key has a younger one in its place already.
    replaced AS (DELETE FROM graphile_worker._private_jobs j USING gone
      WHERE j.locked_by = gone.locked_by AND j.key IS NULL),
    freed AS (UPDATE graphile_worker._private_jobs j SET locked_at = NULL, locked_by = NULL FROM gone
      WHERE j.locked_by = gone.locked_by AND j.key IS NOT NULL RETURNING 1)
  SELECT count(*) FROM freed
$$;
--> statement-breakpoint

-- Telling one member: what is there to tell, whether each cause still stands, and then all that is told at once.
CREATE FUNCTION begin_telling(in_network uuid, in_member uuid)
RETURNS TABLE (zone text, quiet_from smallint, quiet_until smallint, most_a_day smallint, now timestamptz, told bigint,
  last_told timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM notice_choices c WHERE c.network_id = in_network AND c.member_id = in_member FOR UPDATE;
  RETURN QUERY SELECT n.zone, c.quiet_from, c.quiet_until, c.most_a_day, now(),
      count(DISTINCT t.message_id), max(t.due_at)
    FROM notice_choices c JOIN networks n ON n.network_id = c.network_id
    LEFT JOIN notices t ON t.network_id = c.network_id AND t.member_id = c.member_id
      AND t.told_on = (now() AT TIME ZONE n.zone)::date
    WHERE c.network_id = in_network AND c.member_id = in_member
    GROUP BY n.zone, c.quiet_from, c.quiet_until, c.most_a_day;
END $$;
--> statement-breakpoint
-- `until` is when it is too late: the ask runs out, or the promised time begins.
CREATE FUNCTION pending_notices(in_network uuid, in_member uuid)
RETURNS TABLE (id uuid, kind text, stage int, due_at timestamptz, "until" timestamptz, stands boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.kind, t.stage, t.due_at,
    CASE t.kind WHEN 'ask' THEN m.asked_until WHEN 'fit' THEN lower(n."window") ELSE lower(m.during) END,
    can_be_told(in_network, in_member) AND t.kind = ANY (c.kinds) AND coalesce(CASE t.kind
      WHEN 'ask' THEN m.state = 'asked' AND m.asked_until > now()
        AND NOT CASE in_member WHEN m.helper_id THEN m.helper_agreed ELSE m.receiver_agreed END
      WHEN 'answer' THEN upper(m.during) > now() AND CASE t.stage
        WHEN 0 THEN m.state IN ('confirmed', 'declined', 'expired', 'withdrawn') ELSE m.state = 'released' END
      WHEN 'reminder' THEN m.state = 'confirmed' AND m.helper_id = in_member AND lower(m.during) > now()
      WHEN 'fit' THEN n.state = 'open' AND n."left" > 0 AND lower(n."window") > now()
        AND NOT EXISTS (SELECT FROM matches x WHERE x.network_id = in_network AND x.need_id = n.id
          AND x.helper_id = in_member AND x.state IN ('asked', 'confirmed'))
      WHEN 'standing' THEN EXISTS (SELECT FROM networks w, LATERAL standing_asked(in_network, w.zone) s
        WHERE w.network_id = in_network AND s.about_id = t.about_id AND s.author_id = in_member)
      END, false)
  FROM notices t
  JOIN notice_choices c ON c.network_id = t.network_id AND c.member_id = t.member_id
  LEFT JOIN matches m ON m.network_id = t.network_id AND m.id = t.about_id AND t.kind IN ('ask', 'answer', 'reminder')
  LEFT JOIN needs n ON n.network_id = t.network_id AND n.id = t.about_id AND t.kind = 'fit'
  WHERE t.network_id = in_network AND t.member_id = in_member AND t.message_id IS NULL
$$;
--> statement-breakpoint
CREATE FUNCTION send_message(in_network uuid, in_member uuid, in_message uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('push',
      json_build_object('network', in_network, 'device', d.id, 'message', in_message),
      max_attempts => 8, job_key => concat_ws(':', 'push', in_message, d.id), job_key_mode => 'unsafe_dedupe')
    FROM devices d JOIN push_subscriptions p ON p.network_id = d.network_id AND p.device_id = d.id
    WHERE d.network_id = in_network AND d.member_id = in_member;
  PERFORM graphile_worker.add_job('mail',
      json_build_object('network', in_network, 'member', in_member, 'message', in_message),
      max_attempts => 10, job_key => concat_ws(':', 'mail', in_message), job_key_mode => 'unsafe_dedupe')
    FROM mail_addresses WHERE network_id = in_network AND member_id = in_member AND confirmed;
END $$;
--> statement-breakpoint
-- `in_told` in one message, if any; `in_later` at their times; `in_dropped` never. Nothing that was told before changes.
CREATE FUNCTION finish_telling(in_network uuid, in_member uuid, in_message uuid, in_told uuid[], in_dropped uuid[],
  in_later uuid[], in_later_at timestamptz[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today date := (SELECT (now() AT TIME ZONE zone)::date FROM networks WHERE network_id = in_network);
  told bigint;
BEGIN
  DELETE FROM notices WHERE network_id = in_network AND member_id = in_member AND message_id IS NULL AND id = ANY (in_dropped);
  UPDATE notices t SET due_at = later.at FROM unnest(in_later, in_later_at) AS later (id, at)
    WHERE t.network_id = in_network AND t.member_id = in_member AND t.message_id IS NULL AND t.id = later.id;
  UPDATE notices SET message_id = in_message, told_on = today, due_at = date_trunc('minute', now()),
      -- What happened once is not made a notice again, and what was told today counts until midnight.
      purge_on = CASE WHEN kind IN ('ask', 'answer') THEN current_date + 2 ELSE purge_on END
    WHERE network_id = in_network AND member_id = in_member AND message_id IS NULL AND id = ANY (in_told);
  GET DIAGNOSTICS told = ROW_COUNT;
  IF told > 0 THEN PERFORM send_message(in_network, in_member, in_message); END IF;
  RETURN told;
END $$;
--> statement-breakpoint
-- Those of the people given, the best first, who are told that a need has come open again: at most so many in this round.
CREATE FUNCTION tell_fit(in_network uuid, in_need uuid, in_round int, in_people uuid[], in_most int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  fresh bigint;
BEGIN
  INSERT INTO notices (network_id, id, member_id, kind, about_id, stage, due_at, purge_on)
    SELECT in_network, gen_random_uuid(), person.id, 'fit', in_need, in_round, next_minute(), upper(n."window")::date + 1
    FROM unnest(in_people) WITH ORDINALITY AS person (id, nr)
    JOIN notice_choices c ON c.network_id = in_network AND c.member_id = person.id AND 'fit' = ANY (c.kinds)
    JOIN needs n ON n.network_id = in_network AND n.id = in_need
    WHERE can_be_told(in_network, person.id) AND NOT EXISTS (SELECT FROM notices t WHERE t.network_id = in_network
      AND t.kind = 'fit' AND t.about_id = in_need AND t.stage = in_round AND t.member_id = person.id)
    ORDER BY person.nr
    LIMIT greatest(0, in_most - (SELECT count(*) FROM notices t WHERE t.network_id = in_network AND t.kind = 'fit'
      AND t.about_id = in_need AND t.stage = in_round))
    ON CONFLICT ON CONSTRAINT notices_once DO NOTHING;
  GET DIAGNOSTICS fresh = ROW_COUNT;
  RETURN fresh;
END $$;
--> statement-breakpoint
CREATE FUNCTION newest_fit_round(in_network uuid, in_need uuid) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT max(stage) FROM notices WHERE network_id = in_network AND kind = 'fit' AND about_id = in_need
$$;
--> statement-breakpoint
CREATE FUNCTION add_next_wave(in_network uuid, in_need uuid, in_round int, in_wave int, in_after interval) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT graphile_worker.add_job('fit',
    json_build_object('network', in_network, 'need', in_need, 'round', in_round, 'wave', in_wave),
    run_at => now() + in_after, max_attempts => 6, job_key => concat_ws(':', 'fit', in_need, in_round, in_wave),
    job_key_mode => 'unsafe_dedupe')
$$;
--> statement-breakpoint
-- Where a message goes, sealed for this server.
CREATE FUNCTION find_push(in_network uuid, in_device uuid) RETURNS TABLE (address bytea, locale text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.address, coalesce(c.locale, 'en') FROM push_subscriptions p
  JOIN devices d ON d.network_id = p.network_id AND d.id = p.device_id
  LEFT JOIN notice_choices c ON c.network_id = d.network_id AND c.member_id = d.member_id
  WHERE p.network_id = in_network AND p.device_id = in_device
$$;
--> statement-breakpoint
CREATE FUNCTION drop_push(in_network uuid, in_device uuid, in_address bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM push_subscriptions WHERE network_id = in_network AND device_id = in_device AND address = in_address
$$;
--> statement-breakpoint
CREATE FUNCTION find_mail(in_network uuid, in_member uuid) RETURNS TABLE (address bytea, confirmed boolean, locale text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.address, a.confirmed, coalesce(c.locale, 'en') FROM mail_addresses a
  LEFT JOIN notice_choices c ON c.network_id = a.network_id AND c.member_id = a.member_id
  WHERE a.network_id = in_network AND a.member_id = in_member AND (a.confirmed OR a.code_until > now())
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION settle_due(uuid), note_run(text), find_networks_due(int), find_networks_to_lay_out(int),
  ask_whether_standing(), sweep_notices(int), free_lost_jobs(), begin_telling(uuid, uuid), pending_notices(uuid, uuid),
  send_message(uuid, uuid, uuid), finish_telling(uuid, uuid, uuid, uuid[], uuid[], uuid[], timestamptz[]),
  tell_fit(uuid, uuid, int, uuid[], int), newest_fit_round(uuid, uuid), add_next_wave(uuid, uuid, int, int, interval),
  find_push(uuid, uuid), drop_push(uuid, uuid, bytea), find_mail(uuid, uuid)
TO holdfast_jobs;
--> statement-breakpoint
-- For the metrics: how many jobs of each kind wait, run and have failed for good, and when the clock's work was last done.
CREATE FUNCTION count_jobs() RETURNS TABLE (task text, state text, jobs bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT task_identifier, CASE WHEN locked_at IS NOT NULL THEN 'running' WHEN attempts >= max_attempts THEN 'failed'
    ELSE 'waiting' END, count(*) FROM graphile_worker.jobs GROUP BY 1, 2
$$;
--> statement-breakpoint
CREATE FUNCTION last_runs() RETURNS TABLE (task text, done_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT task, done_at FROM job_runs
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION count_jobs(), last_runs() TO holdfast_app;
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
