CREATE TABLE "job_runs" (
	"task" text PRIMARY KEY NOT NULL,
	"done_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"network_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"titles" text NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_network_id_member_id_pk" PRIMARY KEY("network_id","member_id"),
	CONSTRAINT "calendar_feeds_token_hash" UNIQUE("token_hash"),
	CONSTRAINT "calendar_feeds_titles" CHECK ("calendar_feeds"."titles" in ('neutral', 'category')),
	CONSTRAINT "calendar_feeds_token_hash_size" CHECK (length("calendar_feeds"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "mail_addresses" (
	"network_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"address" "bytea" NOT NULL,
	"confirmed" boolean DEFAULT false NOT NULL,
	"code_hash" "bytea",
	"code_until" timestamp with time zone,
	"tries" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "mail_addresses_network_id_member_id_pk" PRIMARY KEY("network_id","member_id"),
	CONSTRAINT "mail_addresses_size" CHECK (length("mail_addresses"."address") between 32 and 1024),
	CONSTRAINT "mail_addresses_code_hash_size" CHECK (length("mail_addresses"."code_hash") = 32),
	CONSTRAINT "mail_addresses_code" CHECK (("mail_addresses"."code_hash" is null) = ("mail_addresses"."code_until" is null))
);
--> statement-breakpoint
CREATE TABLE "notice_choices" (
	"network_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kinds" text[] NOT NULL,
	"quiet_from" smallint NOT NULL,
	"quiet_until" smallint NOT NULL,
	"most_a_day" smallint NOT NULL,
	"locale" text NOT NULL,
	CONSTRAINT "notice_choices_network_id_member_id_pk" PRIMARY KEY("network_id","member_id"),
	CONSTRAINT "notice_choices_kinds" CHECK ("notice_choices"."kinds" <@ '{ask,answer,reminder,fit,standing}' and cardinality("notice_choices"."kinds") <= 5),
	CONSTRAINT "notice_choices_quiet" CHECK ("notice_choices"."quiet_from" between 0 and 1439 and "notice_choices"."quiet_until" between 0 and 1439),
	CONSTRAINT "notice_choices_most" CHECK ("notice_choices"."most_a_day" between 1 and 20),
	CONSTRAINT "notice_choices_locale" CHECK (length("notice_choices"."locale") between 2 and 8)
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about_id" uuid NOT NULL,
	"stage" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"message_id" uuid,
	"told_on" date,
	"purge_on" date NOT NULL,
	CONSTRAINT "notices_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "notices_once" UNIQUE("network_id","member_id","kind","about_id","stage"),
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('ask', 'answer', 'reminder', 'fit', 'standing')),
	CONSTRAINT "notices_told" CHECK (("notices"."message_id" is null) = ("notices"."told_on" is null))
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"network_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"address" "bytea" NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	CONSTRAINT "push_subscriptions_network_id_device_id_pk" PRIMARY KEY("network_id","device_id"),
	CONSTRAINT "push_subscriptions_size" CHECK (length("push_subscriptions"."address") between 32 and 4096)
);
--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_network_id_member_id_members_network_id_id_fk" FOREIGN KEY ("network_id","member_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_addresses" ADD CONSTRAINT "mail_addresses_network_id_member_id_members_network_id_id_fk" FOREIGN KEY ("network_id","member_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_network_id_member_id_members_network_id_id_fk" FOREIGN KEY ("network_id","member_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_network_id_member_id_members_network_id_id_fk" FOREIGN KEY ("network_id","member_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_network_id_device_id_devices_network_id_id_fk" FOREIGN KEY ("network_id","device_id") REFERENCES "public"."devices"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("due_at") WHERE message_id is null;
--> statement-breakpoint
DO $$ DECLARE name text; bytes record; BEGIN
  FOREACH name IN ARRAY ARRAY['notice_choices', 'notices', 'push_subscriptions', 'mail_addresses', 'calendar_feeds', 'job_runs']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', name, current_user);
  END LOOP;
  -- The planner keeps no samples of what is sealed, which would outlive the rows.
  FOR bytes IN SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'bytea'
      AND table_name IN ('push_subscriptions', 'mail_addresses', 'calendar_feeds')
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET STATISTICS 0', bytes.table_name, bytes.column_name);
  END LOOP;
END $$;
--> statement-breakpoint
-- What a member chose, and where to reach them, is for themselves. The notices are made and told behind narrow doors.
CREATE POLICY own ON notice_choices TO holdfast_app
  USING (network_id = actor_network() AND member_id = actor_member());
--> statement-breakpoint
CREATE POLICY own ON mail_addresses TO holdfast_app
  USING (network_id = actor_network() AND member_id = actor_member());
--> statement-breakpoint
CREATE POLICY own ON calendar_feeds TO holdfast_app
  USING (network_id = actor_network() AND member_id = actor_member());
--> statement-breakpoint
CREATE POLICY own ON push_subscriptions TO holdfast_app
  USING (network_id = actor_network() AND device_id IN (
    SELECT d.id FROM devices d WHERE d.network_id = actor_network() AND d.member_id = actor_member()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON notice_choices, push_subscriptions, mail_addresses, calendar_feeds TO holdfast_app;
