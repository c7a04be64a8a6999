CREATE TABLE "arrivals" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"inviter_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"sealing_key" "bytea" NOT NULL,
	"signing_key" "bytea" NOT NULL,
	"enrolment_key" "bytea" NOT NULL,
	"wrapped_keys" "bytea" NOT NULL,
	"hello" "bytea",
	"admission" "bytea",
	"admission_epoch" integer,
	"device_id" uuid NOT NULL,
	"login_key" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "arrivals_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "arrivals_kind" CHECK ("arrivals"."kind" in ('by-message', 'return')),
	CONSTRAINT "arrivals_form" CHECK (case "arrivals"."kind" when 'return' then "arrivals"."hello" is null and "arrivals"."admission" is not null and "arrivals"."admission_epoch" is not null
        else "arrivals"."hello" is not null and "arrivals"."admission" is null and "arrivals"."admission_epoch" is null end),
	CONSTRAINT "arrivals_key_sizes" CHECK (length("arrivals"."sealing_key") = 32 and length("arrivals"."signing_key") = 32 and length("arrivals"."enrolment_key") = 32 and length("arrivals"."login_key") = 32 and length("arrivals"."token_hash") = 32),
	CONSTRAINT "arrivals_sealed_sizes" CHECK (length("arrivals"."wrapped_keys") between 32 and 2048 and length("arrivals"."hello") between 32 and 8192 and length("arrivals"."admission") between 32 and 8192)
);
--> statement-breakpoint
CREATE TABLE "log_entries" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"act" text NOT NULL,
	"entry" "bytea" NOT NULL,
	"epoch" integer NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	"purge_on" date NOT NULL,
	CONSTRAINT "log_entries_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "log_entries_act" CHECK ("log_entries"."act" in ('hide-listing', 'show-listing', 'remind', 'edit-network', 'share-duty', 'pass-duty', 'take-up-duty', 'end-devices', 'ask-removal', 'remove-member', 'rotate', 'let-in', 'let-back-in', 'ask-burn', 'burn', 'keep-network')),
	CONSTRAINT "log_entries_size" CHECK (length("log_entries"."entry") between 32 and 2048)
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"member_id" uuid,
	"statement" "bytea",
	"epoch" integer,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "requests_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "requests_once" UNIQUE NULLS NOT DISTINCT("network_id","kind","asked_by","member_id"),
	CONSTRAINT "requests_kind" CHECK ("requests"."kind" in ('removal', 'burn', 'duty')),
	CONSTRAINT "requests_form" CHECK (("requests"."kind" = 'removal') = ("requests"."member_id" is not null) and ("requests"."kind" = 'removal') = ("requests"."statement" is not null) and ("requests"."kind" = 'removal') = ("requests"."epoch" is not null)),
	CONSTRAINT "requests_not_oneself" CHECK ("requests"."asked_by" <> "requests"."member_id"),
	CONSTRAINT "requests_statement_size" CHECK (length("requests"."statement") between 32 and 8192)
);
--> statement-breakpoint
CREATE TABLE "rosters" (
	"network_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"roster" "bytea" NOT NULL,
	CONSTRAINT "rosters_network_id_epoch_pk" PRIMARY KEY("network_id","epoch"),
	CONSTRAINT "rosters_size" CHECK (length("rosters"."roster") between 32 and 4194304)
);
--> statement-breakpoint
ALTER TABLE "invites" DROP CONSTRAINT "invites_kind";--> statement-breakpoint
ALTER TABLE "members" ALTER COLUMN "admission" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ALTER COLUMN "admission_epoch" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invites" ADD COLUMN "member_id" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "duty_until" date;--> statement-breakpoint
ALTER TABLE "networks" ADD COLUMN "burn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_network_id_inviter_id_members_network_id_id_fk" FOREIGN KEY ("network_id","inviter_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_network_id_networks_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."networks"("network_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_network_id_asked_by_members_network_id_id_fk" FOREIGN KEY ("network_id","asked_by") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_network_id_member_id_members_network_id_id_fk" FOREIGN KEY ("network_id","member_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rosters" ADD CONSTRAINT "rosters_network_id_networks_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."networks"("network_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "arrivals_of_inviter" ON "arrivals" USING btree ("network_id","inviter_id");--> statement-breakpoint
CREATE INDEX "arrivals_by_id" ON "arrivals" USING btree ("id");--> statement-breakpoint
CREATE INDEX "log_entries_by_day" ON "log_entries" USING btree ("network_id","created_on");--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_network_id_member_id_members_network_id_id_fk" FOREIGN KEY ("network_id","member_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_return" CHECK (("invites"."member_id" is not null) = ("invites"."kind" = 'return'));--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_kind" CHECK ("invites"."kind" in ('in-person', 'by-message', 'return', 'device'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_admission" CHECK (("members"."admission" is null) = ("members"."admission_epoch" is null));