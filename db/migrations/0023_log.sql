ALTER TABLE "log_entries" DROP CONSTRAINT "log_entries_act";--> statement-breakpoint
ALTER TABLE "log_entries" ALTER COLUMN "entry" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "log_entries" ALTER COLUMN "epoch" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_entry" CHECK (("log_entries"."entry" is null) = ("log_entries"."epoch" is null));--> statement-breakpoint
ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_act" CHECK ("log_entries"."act" in ('hide-listing', 'show-listing', 'remind', 'propose', 'withdraw-proposal', 'reject-pair', 'allow-pair', 'write-down-guest', 'edit-guest', 'remove-guest', 'act-for-guest', 'share-guest-keys', 'edit-network', 'rename-place', 'move-place', 'retire-place', 'bring-back-place', 'share-duty', 'pass-duty', 'take-up-duty', 'end-devices', 'turn-down-removal', 'remove-member', 'rotate', 'let-back-in', 'turn-away', 'ask-burn', 'burn', 'keep-network', 'rename'));
--> statement-breakpoint

-- Whoever acts for a guest leaves a line that everybody reads, whatever they do and by whatever way: the one who acts
-- is remembered here, and the trigger below writes the line with the first change that others see.
CREATE OR REPLACE FUNCTION act_for(in_guest uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_duty(actor_network(), actor_member()) THEN RETURN 'not-coordinator'; END IF;
  IF NOT EXISTS (SELECT FROM guests WHERE network_id = actor_network() AND id = in_guest) THEN RETURN 'not-found'; END IF;
  PERFORM set_config('app.coordinator', actor_member()::text, true);
  PERFORM set_config('app.member', in_guest::text, true);
  RETURN 'ok';
END $$;
--> statement-breakpoint
-- One line for a transaction, with nothing in it that the one who acts could choose. What changes nothing that others
-- see, a request that came a second time among it, leaves none.
CREATE FUNCTION log_acting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  acting uuid := nullif(current_setting('app.coordinator', true), '')::uuid;
  today date := (now() AT TIME ZONE NEW.zone)::date;
BEGIN
  IF acting IS NULL THEN RETURN NULL; END IF;
  INSERT INTO log_entries (network_id, id, by_id, act, created_on, purge_on)
    VALUES (NEW.network_id, gen_random_uuid(), acting, 'act-for-guest', today, today + NEW.retention_days);
  PERFORM set_config('app.coordinator', '', true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER log_acting AFTER UPDATE OF version ON networks FOR EACH ROW EXECUTE FUNCTION log_acting();
--> statement-breakpoint
-- On duty one turns down a removal that somebody else asked for, which the log says. Other requests are those of whoever
-- made them: a burning is taken back by its own door.
DROP POLICY end_request ON requests;
--> statement-breakpoint
CREATE POLICY end_request ON requests FOR DELETE TO holdfast_app
  USING (network_id = actor_network() AND (asked_by = actor_member()
    OR (kind = 'removal' AND actor_is_coordinator() AND member_id <> actor_member())));
