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
    json_build_object('network', actor_network(), 'member', actor_member()),
    max_attempts => 6, job_key => concat_ws(':', in_task, actor_network(), actor_member()));
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION add_own_job(text) TO holdfast_app;
