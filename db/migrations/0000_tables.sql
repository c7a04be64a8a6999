CREATE TABLE "devices" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"login_key" "bytea" NOT NULL,
	"label" "bytea",
	"created_on" date DEFAULT now() NOT NULL,
	CONSTRAINT "devices_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "devices_login_key" UNIQUE("network_id","login_key"),
	CONSTRAINT "devices_login_key_size" CHECK (length("devices"."login_key") = 32),
	CONSTRAINT "devices_label_size" CHECK (length("devices"."label") between 32 and 2048)
);
--> statement-breakpoint
CREATE TABLE "nonces" (
	"nonce" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"network_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"device_id" uuid NOT NULL,
	"expires_on" date NOT NULL,
	CONSTRAINT "sessions_network_id_token_hash_pk" PRIMARY KEY("network_id","token_hash"),
	CONSTRAINT "sessions_token_hash_size" CHECK (length("sessions"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"inviter_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"packet" "bytea" NOT NULL,
	"epoch" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invites_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "invites_kind" CHECK ("invites"."kind" in ('in-person', 'by-message')),
	CONSTRAINT "invites_token_hash_size" CHECK (length("invites"."token_hash") = 32),
	CONSTRAINT "invites_packet_size" CHECK (length("invites"."packet") between 32 and 8192)
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"network_id" uuid NOT NULL,
	"match_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"offer_window_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	CONSTRAINT "bookings_network_id_match_id_pk" PRIMARY KEY("network_id","match_id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"network_id" uuid NOT NULL,
	"match_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"for_id" uuid NOT NULL,
	"contact" "bytea" NOT NULL,
	"own_copy" "bytea" NOT NULL,
	CONSTRAINT "contacts_network_id_match_id_from_id_pk" PRIMARY KEY("network_id","match_id","from_id"),
	CONSTRAINT "contacts_size" CHECK (length("contacts"."contact") between 32 and 8192 and length("contacts"."own_copy") between 32 and 8192)
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"offer_window_id" uuid NOT NULL,
	"receiver_id" uuid NOT NULL,
	"helper_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"during" "tstzrange" NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"asked_until" timestamp with time zone NOT NULL,
	"reminders" integer DEFAULT 0 NOT NULL,
	"purge_on" date NOT NULL,
	CONSTRAINT "matches_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "matches_state" CHECK ("matches"."state" in ('asked', 'confirmed', 'done', 'declined', 'withdrawn', 'expired', 'released', 'failed')),
	CONSTRAINT "matches_origin" CHECK ("matches"."origin" in ('claim', 'answer', 'proposal')),
	CONSTRAINT "matches_quantity" CHECK ("matches"."quantity" between 1 and 1000),
	CONSTRAINT "matches_two_people" CHECK ("matches"."receiver_id" <> "matches"."helper_id"),
	CONSTRAINT "matches_during" CHECK (not isempty("matches"."during") and not lower_inf("matches"."during") and not upper_inf("matches"."during"))
);
--> statement-breakpoint
CREATE TABLE "epoch_keys" (
	"network_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"envelope" "bytea" NOT NULL,
	CONSTRAINT "epoch_keys_network_id_epoch_member_id_pk" PRIMARY KEY("network_id","epoch","member_id"),
	CONSTRAINT "epoch_keys_size" CHECK (length("epoch_keys"."envelope") between 32 and 2048)
);
--> statement-breakpoint
CREATE TABLE "members" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"role" text NOT NULL,
	"sealing_key" "bytea" NOT NULL,
	"signing_key" "bytea" NOT NULL,
	"enrolment_key" "bytea" NOT NULL,
	"wrapped_keys" "bytea" NOT NULL,
	"profile" "bytea" NOT NULL,
	"profile_epoch" integer NOT NULL,
	"admission" "bytea" NOT NULL,
	"admission_epoch" integer NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	CONSTRAINT "members_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "members_enrolment_key" UNIQUE("enrolment_key"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('member', 'coordinator')),
	CONSTRAINT "members_key_sizes" CHECK (length("members"."sealing_key") = 32 and length("members"."signing_key") = 32 and length("members"."enrolment_key") = 32),
	CONSTRAINT "members_sealed_sizes" CHECK (length("members"."wrapped_keys") between 32 and 2048 and length("members"."profile") between 32 and 2048 and length("members"."admission") between 32 and 8192)
);
--> statement-breakpoint
CREATE TABLE "needs" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"category" text NOT NULL,
	"window" "tstzrange" NOT NULL,
	"place_id" uuid,
	"to_place_id" uuid,
	"quantity" integer NOT NULL,
	"left" integer NOT NULL,
	"attributes" text[] NOT NULL,
	"urgency" smallint NOT NULL,
	"note" "bytea",
	"epoch" integer NOT NULL,
	"origin" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	"purge_on" date NOT NULL,
	CONSTRAINT "needs_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "needs_category" CHECK ("needs"."category" in ('ride', 'childcare', 'food', 'shift', 'skill', 'supply', 'other')),
	CONSTRAINT "needs_state" CHECK ("needs"."state" in ('open', 'hidden', 'withdrawn')),
	CONSTRAINT "needs_origin" CHECK ("needs"."origin" in ('posted', 'claim')),
	CONSTRAINT "needs_quantity" CHECK ("needs"."quantity" between 1 and 1000),
	CONSTRAINT "needs_left" CHECK ("needs"."left" between 0 and "needs"."quantity"),
	CONSTRAINT "needs_urgency" CHECK ("needs"."urgency" between 0 and 3),
	CONSTRAINT "needs_window" CHECK (not isempty("needs"."window") and not lower_inf("needs"."window") and not upper_inf("needs"."window")),
	CONSTRAINT "needs_attributes" CHECK (cardinality("needs"."attributes") <= 12),
	CONSTRAINT "needs_note_size" CHECK (length("needs"."note") between 32 and 8192)
);
--> statement-breakpoint
CREATE TABLE "networks" (
	"network_id" uuid PRIMARY KEY NOT NULL,
	"zone" text NOT NULL,
	"retention_days" integer DEFAULT 7 NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"profile" "bytea" NOT NULL,
	"profile_epoch" integer NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	CONSTRAINT "networks_retention_days" CHECK ("networks"."retention_days" between 1 and 90),
	CONSTRAINT "networks_zone_length" CHECK (length("networks"."zone") between 1 and 64),
	CONSTRAINT "networks_profile_size" CHECK (length("networks"."profile") between 32 and 2048)
);
--> statement-breakpoint
CREATE TABLE "offer_windows" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"window" "tstzrange" NOT NULL,
	"quantity" integer NOT NULL,
	"left" integer NOT NULL,
	CONSTRAINT "offer_windows_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "offer_windows_quantity" CHECK ("offer_windows"."quantity" between 1 and 1000),
	CONSTRAINT "offer_windows_left" CHECK ("offer_windows"."left" between 0 and "offer_windows"."quantity"),
	CONSTRAINT "offer_windows_window" CHECK (not isempty("offer_windows"."window") and not lower_inf("offer_windows"."window") and not upper_inf("offer_windows"."window"))
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"category" text NOT NULL,
	"place_id" uuid,
	"reach" text NOT NULL,
	"splittable" boolean NOT NULL,
	"attributes" text[] NOT NULL,
	"note" "bytea",
	"epoch" integer NOT NULL,
	"origin" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	"purge_on" date NOT NULL,
	CONSTRAINT "offers_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "offers_category" CHECK ("offers"."category" in ('ride', 'childcare', 'food', 'shift', 'skill', 'supply', 'other')),
	CONSTRAINT "offers_reach" CHECK ("offers"."reach" in ('place', 'anywhere')),
	CONSTRAINT "offers_state" CHECK ("offers"."state" in ('open', 'hidden', 'withdrawn')),
	CONSTRAINT "offers_origin" CHECK ("offers"."origin" in ('posted', 'answer')),
	CONSTRAINT "offers_attributes" CHECK (cardinality("offers"."attributes") <= 12),
	CONSTRAINT "offers_note_size" CHECK (length("offers"."note") between 32 and 8192)
);
--> statement-breakpoint
CREATE TABLE "places" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"label" "bytea" NOT NULL,
	"epoch" integer NOT NULL,
	"position" integer NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	CONSTRAINT "places_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "places_label_size" CHECK (length("places"."label") between 32 and 2048)
);
--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_network_id_member_id_members_network_id_id_fk" FOREIGN KEY ("network_id","member_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_network_id_device_id_devices_network_id_id_fk" FOREIGN KEY ("network_id","device_id") REFERENCES "public"."devices"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_network_id_inviter_id_members_network_id_id_fk" FOREIGN KEY ("network_id","inviter_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_network_id_match_id_matches_network_id_id_fk" FOREIGN KEY ("network_id","match_id") REFERENCES "public"."matches"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_network_id_match_id_matches_network_id_id_fk" FOREIGN KEY ("network_id","match_id") REFERENCES "public"."matches"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_network_id_need_id_needs_network_id_id_fk" FOREIGN KEY ("network_id","need_id") REFERENCES "public"."needs"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_network_id_offer_id_offers_network_id_id_fk" FOREIGN KEY ("network_id","offer_id") REFERENCES "public"."offers"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_network_id_offer_window_id_offer_windows_network_id_id_fk" FOREIGN KEY ("network_id","offer_window_id") REFERENCES "public"."offer_windows"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_network_id_receiver_id_members_network_id_id_fk" FOREIGN KEY ("network_id","receiver_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_network_id_helper_id_members_network_id_id_fk" FOREIGN KEY ("network_id","helper_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "epoch_keys" ADD CONSTRAINT "epoch_keys_network_id_member_id_members_network_id_id_fk" FOREIGN KEY ("network_id","member_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_network_id_networks_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."networks"("network_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_network_id_author_id_members_network_id_id_fk" FOREIGN KEY ("network_id","author_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_network_id_place_id_places_network_id_id_fk" FOREIGN KEY ("network_id","place_id") REFERENCES "public"."places"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_network_id_to_place_id_places_network_id_id_fk" FOREIGN KEY ("network_id","to_place_id") REFERENCES "public"."places"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_windows" ADD CONSTRAINT "offer_windows_network_id_offer_id_offers_network_id_id_fk" FOREIGN KEY ("network_id","offer_id") REFERENCES "public"."offers"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_network_id_author_id_members_network_id_id_fk" FOREIGN KEY ("network_id","author_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_network_id_place_id_places_network_id_id_fk" FOREIGN KEY ("network_id","place_id") REFERENCES "public"."places"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_network_id_networks_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."networks"("network_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_of_member" ON "devices" USING btree ("network_id","member_id");--> statement-breakpoint
CREATE INDEX "sessions_of_device" ON "sessions" USING btree ("network_id","device_id");--> statement-breakpoint
CREATE INDEX "invites_of_inviter" ON "invites" USING btree ("network_id","inviter_id");--> statement-breakpoint
CREATE INDEX "invites_by_id" ON "invites" USING btree ("id");--> statement-breakpoint
CREATE INDEX "matches_of_need" ON "matches" USING btree ("network_id","need_id");--> statement-breakpoint
CREATE INDEX "matches_of_offer_window" ON "matches" USING btree ("network_id","offer_window_id");--> statement-breakpoint
CREATE INDEX "matches_of_receiver" ON "matches" USING btree ("network_id","receiver_id");--> statement-breakpoint
CREATE INDEX "matches_of_helper" ON "matches" USING btree ("network_id","helper_id");--> statement-breakpoint
CREATE INDEX "matches_asked" ON "matches" USING btree ("network_id","asked_until") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "matches_confirmed" ON "matches" USING btree ("network_id",upper("during")) WHERE state = 'confirmed';--> statement-breakpoint
CREATE INDEX "needs_of_author" ON "needs" USING btree ("network_id","author_id");--> statement-breakpoint
CREATE INDEX "needs_by_end" ON "needs" USING btree ("network_id",upper("window"));--> statement-breakpoint
CREATE INDEX "offer_windows_of_offer" ON "offer_windows" USING btree ("network_id","offer_id");--> statement-breakpoint
CREATE INDEX "offer_windows_by_end" ON "offer_windows" USING btree ("network_id",upper("window"));--> statement-breakpoint
CREATE INDEX "offers_of_author" ON "offers" USING btree ("network_id","author_id");