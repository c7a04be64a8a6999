CREATE TABLE "guest_keys" (
	"network_id" uuid NOT NULL,
	"guest_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"secrets" "bytea" NOT NULL,
	CONSTRAINT "guest_keys_network_id_guest_id_member_id_pk" PRIMARY KEY("network_id","guest_id","member_id"),
	CONSTRAINT "guest_keys_size" CHECK (length("guest_keys"."secrets") between 32 and 8192)
);
--> statement-breakpoint
CREATE TABLE "guests" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"sealing_key" "bytea" NOT NULL,
	"profile" "bytea" NOT NULL,
	"epoch" integer NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	"purge_on" date NOT NULL,
	CONSTRAINT "guests_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "guests_key_size" CHECK (length("guests"."sealing_key") = 32),
	CONSTRAINT "guests_profile_size" CHECK (length("guests"."profile") between 32 and 2048)
);
--> statement-breakpoint
CREATE TABLE "need_series" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"category" text NOT NULL,
	"place_id" uuid,
	"cell" text,
	"to_place_id" uuid,
	"quantity" integer NOT NULL,
	"attributes" text[] NOT NULL,
	"urgency" smallint NOT NULL,
	"note" "bytea",
	"epoch" integer NOT NULL,
	"days" smallint[] NOT NULL,
	"from_time" time(0) NOT NULL,
	"until_time" time(0) NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date,
	"state" text DEFAULT 'open' NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	"confirmed_on" date DEFAULT now() NOT NULL,
	"purge_on" date NOT NULL,
	CONSTRAINT "need_series_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "need_series_category" CHECK ("need_series"."category" in ('ride', 'childcare', 'food', 'shift', 'skill', 'supply', 'other')),
	CONSTRAINT "need_series_state" CHECK ("need_series"."state" in ('open', 'hidden', 'withdrawn')),
	CONSTRAINT "need_series_quantity" CHECK ("need_series"."quantity" between 1 and 1000),
	CONSTRAINT "need_series_urgency" CHECK ("need_series"."urgency" between 0 and 3),
	CONSTRAINT "need_series_attributes" CHECK (cardinality("need_series"."attributes") <= 12),
	CONSTRAINT "need_series_cell" CHECK ("need_series"."cell" ~ '^87[0-9a-f]{13}$'),
	CONSTRAINT "need_series_note_size" CHECK (length("need_series"."note") between 32 and 8192),
	CONSTRAINT "need_series_days" CHECK (cardinality("need_series"."days") between 1 and 7 and "need_series"."days" <@ '{1,2,3,4,5,6,7}'),
	CONSTRAINT "need_series_times" CHECK (extract(epoch from "need_series"."from_time") % 900 = 0 and extract(epoch from "need_series"."until_time") % 900 = 0),
	CONSTRAINT "need_series_span" CHECK ("need_series"."last_on" >= "need_series"."first_on")
);
--> statement-breakpoint
CREATE TABLE "weekly_windows" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"days" smallint[] NOT NULL,
	"from_time" time(0) NOT NULL,
	"until_time" time(0) NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date,
	"quantity" integer NOT NULL,
	CONSTRAINT "weekly_windows_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "weekly_windows_quantity" CHECK ("weekly_windows"."quantity" between 1 and 1000),
	CONSTRAINT "weekly_windows_days" CHECK (cardinality("weekly_windows"."days") between 1 and 7 and "weekly_windows"."days" <@ '{1,2,3,4,5,6,7}'),
	CONSTRAINT "weekly_windows_times" CHECK (extract(epoch from "weekly_windows"."from_time") % 900 = 0 and extract(epoch from "weekly_windows"."until_time") % 900 = 0),
	CONSTRAINT "weekly_windows_span" CHECK ("weekly_windows"."last_on" >= "weekly_windows"."first_on")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	CONSTRAINT "persons_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
INSERT INTO persons (network_id, id) SELECT network_id, id FROM members;
--> statement-breakpoint
CREATE TABLE "plan_pairs" (
	"network_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"offer_window_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"during" "tstzrange" NOT NULL,
	CONSTRAINT "plan_pairs_network_id_need_id_offer_window_id_pk" PRIMARY KEY("network_id","need_id","offer_window_id"),
	CONSTRAINT "plan_pairs_quantity" CHECK ("plan_pairs"."quantity" between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"network_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"covered_weight" bigint NOT NULL,
	"objective" bigint NOT NULL,
	"lower_bound" bigint NOT NULL,
	"verified" boolean NOT NULL,
	CONSTRAINT "plans_network_id_pk" PRIMARY KEY("network_id")
);
--> statement-breakpoint
CREATE TABLE "rejections" (
	"network_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"created_on" date DEFAULT now() NOT NULL,
	CONSTRAINT "rejections_network_id_need_id_offer_id_pk" PRIMARY KEY("network_id","need_id","offer_id"),
	CONSTRAINT "rejections_reason" CHECK ("rejections"."reason" in ('knows-better', 'asked-enough', 'not-together', 'too-far', 'other'))
);
--> statement-breakpoint
ALTER TABLE "offers" DROP CONSTRAINT "offers_reach";--> statement-breakpoint
ALTER TABLE "matches" DROP CONSTRAINT "matches_network_id_receiver_id_members_network_id_id_fk";
--> statement-breakpoint
ALTER TABLE "matches" DROP CONSTRAINT "matches_network_id_helper_id_members_network_id_id_fk";
--> statement-breakpoint
ALTER TABLE "needs" DROP CONSTRAINT "needs_network_id_author_id_members_network_id_id_fk";
--> statement-breakpoint
ALTER TABLE "offers" DROP CONSTRAINT "offers_network_id_author_id_members_network_id_id_fk";
--> statement-breakpoint
ALTER TABLE "matches" ADD COLUMN "receiver_agreed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE matches SET receiver_agreed = origin = 'claim' OR state IN ('confirmed', 'done', 'released', 'failed');--> statement-breakpoint
ALTER TABLE "matches" ADD COLUMN "helper_agreed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE matches SET helper_agreed = origin = 'answer' OR state IN ('confirmed', 'done', 'released', 'failed');--> statement-breakpoint
ALTER TABLE "matches" ADD COLUMN "created_on" date DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "cell" text;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "occurs_on" date;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "changed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "networks" ADD COLUMN "laid_out_on" date;--> statement-breakpoint
ALTER TABLE "offer_windows" ADD COLUMN "weekly_id" uuid;--> statement-breakpoint
ALTER TABLE "offer_windows" ADD COLUMN "occurs_on" date;--> statement-breakpoint
ALTER TABLE "offer_windows" ADD COLUMN "changed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_windows" ADD COLUMN "cancelled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "cell" text;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "most_a_week" smallint;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "confirmed_on" date DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "cell" text;--> statement-breakpoint
ALTER TABLE "guest_keys" ADD CONSTRAINT "guest_keys_network_id_guest_id_guests_network_id_id_fk" FOREIGN KEY ("network_id","guest_id") REFERENCES "public"."guests"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_keys" ADD CONSTRAINT "guest_keys_network_id_member_id_members_network_id_id_fk" FOREIGN KEY ("network_id","member_id") REFERENCES "public"."members"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guests" ADD CONSTRAINT "guests_network_id_id_persons_network_id_id_fk" FOREIGN KEY ("network_id","id") REFERENCES "public"."persons"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_series" ADD CONSTRAINT "need_series_network_id_author_id_persons_network_id_id_fk" FOREIGN KEY ("network_id","author_id") REFERENCES "public"."persons"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_series" ADD CONSTRAINT "need_series_network_id_place_id_places_network_id_id_fk" FOREIGN KEY ("network_id","place_id") REFERENCES "public"."places"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_series" ADD CONSTRAINT "need_series_network_id_to_place_id_places_network_id_id_fk" FOREIGN KEY ("network_id","to_place_id") REFERENCES "public"."places"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_windows" ADD CONSTRAINT "weekly_windows_network_id_offer_id_offers_network_id_id_fk" FOREIGN KEY ("network_id","offer_id") REFERENCES "public"."offers"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_network_id_networks_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."networks"("network_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_pairs" ADD CONSTRAINT "plan_pairs_network_id_need_id_needs_network_id_id_fk" FOREIGN KEY ("network_id","need_id") REFERENCES "public"."needs"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_pairs" ADD CONSTRAINT "plan_pairs_network_id_offer_window_id_offer_windows_network_id_id_fk" FOREIGN KEY ("network_id","offer_window_id") REFERENCES "public"."offer_windows"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_network_id_networks_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."networks"("network_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejections" ADD CONSTRAINT "rejections_network_id_need_id_needs_network_id_id_fk" FOREIGN KEY ("network_id","need_id") REFERENCES "public"."needs"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejections" ADD CONSTRAINT "rejections_network_id_offer_id_offers_network_id_id_fk" FOREIGN KEY ("network_id","offer_id") REFERENCES "public"."offers"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "need_series_of_author" ON "need_series" USING btree ("network_id","author_id");--> statement-breakpoint
CREATE INDEX "weekly_windows_of_offer" ON "weekly_windows" USING btree ("network_id","offer_id");--> statement-breakpoint
CREATE INDEX "plan_pairs_of_offer_window" ON "plan_pairs" USING btree ("network_id","offer_window_id");--> statement-breakpoint
CREATE INDEX "rejections_of_offer" ON "rejections" USING btree ("network_id","offer_id");--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_network_id_receiver_id_persons_network_id_id_fk" FOREIGN KEY ("network_id","receiver_id") REFERENCES "public"."persons"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_network_id_helper_id_persons_network_id_id_fk" FOREIGN KEY ("network_id","helper_id") REFERENCES "public"."persons"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_network_id_id_persons_network_id_id_fk" FOREIGN KEY ("network_id","id") REFERENCES "public"."persons"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_network_id_author_id_persons_network_id_id_fk" FOREIGN KEY ("network_id","author_id") REFERENCES "public"."persons"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_network_id_series_id_need_series_network_id_id_fk" FOREIGN KEY ("network_id","series_id") REFERENCES "public"."need_series"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_network_id_author_id_persons_network_id_id_fk" FOREIGN KEY ("network_id","author_id") REFERENCES "public"."persons"("network_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_once_a_day" UNIQUE("network_id","series_id","occurs_on");--> statement-breakpoint
ALTER TABLE "offer_windows" ADD CONSTRAINT "offer_windows_once_a_day" UNIQUE("network_id","weekly_id","occurs_on");--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_series" CHECK (("needs"."series_id" is null) = ("needs"."occurs_on" is null));--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_cell" CHECK ("needs"."cell" ~ '^87[0-9a-f]{13}$');--> statement-breakpoint
ALTER TABLE "offer_windows" ADD CONSTRAINT "offer_windows_weekly" CHECK (("offer_windows"."weekly_id" is null) = ("offer_windows"."occurs_on" is null));--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_cell" CHECK ("offers"."cell" ~ '^87[0-9a-f]{13}$');--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_most_a_week" CHECK ("offers"."most_a_week" between 1 and 50);--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_reach" CHECK ("offers"."reach" in ('place', 'near', 'anywhere'));--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_cell" CHECK ("places"."cell" ~ '^87[0-9a-f]{13}$');