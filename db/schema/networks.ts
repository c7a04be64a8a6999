import { sql } from "drizzle-orm";
import { bigint, boolean, check, date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { epoch, instant, sealed } from "./columns";

/** A group of people who trust each other. Its name is inside the sealed profile. */
export const networks = pgTable(
  "networks",
  {
    networkId: uuid("network_id").primaryKey(),
    zone: text("zone").notNull(),
    retentionDays: integer("retention_days").notNull().default(7),
    epoch: epoch().default(1),
    /** Rises with every change that somebody else can see; the board is cached under it. */
    version: bigint("version", { mode: "number" }).notNull().default(1),
    profile: sealed("profile").notNull(),
    profileEpoch: integer("profile_epoch").notNull(),
    createdOn: date("created_on").notNull().defaultNow(),
    /** The last day on which the coming times of all that repeats were laid out. */
    laidOutOn: date("laid_out_on"),
    /** Somebody left or lost a phone under this key: it should change. */
    keyDue: boolean("key_due").notNull().default(false),
    /** When everything of the network is deleted; until then it can be taken back. */
    burnAt: instant("burn_at"),
  },
  (t) => [
    check("networks_retention_days", sql`${t.retentionDays} between 1 and 90`),
    check("networks_zone_length", sql`length(${t.zone}) between 1 and 64`),
    check("networks_profile_size", sql`length(${t.profile}) between 32 and 2048`),
  ],
);
