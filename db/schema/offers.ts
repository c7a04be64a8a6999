import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { offerOrigins } from "../../domain/origin";
import { reaches } from "../../domain/reach";
import { id, networkId, windowRange } from "./columns";
import { listingColumns, listingRules } from "./listing";
import { oneOf } from "./one-of";
import { weeklyChecks, weeklyColumns } from "./weekly";

export const offers = pgTable(
  "offers",
  {
    ...listingColumns(),
    reach: text("reach", { enum: reaches }).notNull(),
    /** False: the whole of a window goes to one person. */
    splittable: boolean("splittable").notNull(),
    /** As often a week at most, Monday to Sunday in the network's zone; null for as often as it fits. */
    mostAWeek: smallint("most_a_week"),
    /** `answer`: made along with an answer, for its author alone; it never shows on the board. */
    origin: text("origin", { enum: offerOrigins }).notNull(),
    /** The last day on which its author said that it stands; a standing offer is asked about every four weeks. */
    confirmedOn: date("confirmed_on").notNull().defaultNow(),
  },
  (t) => [
    ...listingRules("offers", t),
    oneOf("offers_reach", t.reach, reaches),
    oneOf("offers_origin", t.origin, offerOrigins),
    check("offers_most_a_week", sql`${t.mostAWeek} between 1 and 50`),
  ],
);

/** When an offer stands each week, and what there is of it each time. */
export const weeklyWindows = pgTable(
  "weekly_windows",
  {
    networkId: networkId(),
    id: id(),
    offerId: uuid("offer_id").notNull(),
    ...weeklyColumns(),
    quantity: integer("quantity").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.offerId], foreignColumns: [offers.networkId, offers.id] }).onDelete(
      "cascade",
    ),
    index("weekly_windows_of_offer").on(t.networkId, t.offerId),
    check("weekly_windows_quantity", sql`${t.quantity} between 1 and 1000`),
    ...weeklyChecks("weekly_windows", t),
  ],
);

/** A time in which an offer stands, with what there is of it then. */
export const offerWindows = pgTable(
  "offer_windows",
  {
    networkId: networkId(),
    id: id(),
    offerId: uuid("offer_id").notNull(),
    window: windowRange("window").notNull(),
    quantity: integer("quantity").notNull(),
    left: integer("left").notNull(),
    /** The weekly window it is one time of, which it may outlive, and the day it was meant for. */
    weeklyId: uuid("weekly_id"),
    occursOn: date("occurs_on"),
    /** Changed or cancelled by itself: what happens to the weekly window does not touch it. */
    changed: boolean("changed").notNull().default(false),
    cancelled: boolean("cancelled").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.offerId], foreignColumns: [offers.networkId, offers.id] }).onDelete(
      "cascade",
    ),
    unique("offer_windows_once_a_day").on(t.networkId, t.weeklyId, t.occursOn),
    index("offer_windows_of_offer").on(t.networkId, t.offerId),
    index("offer_windows_by_end").on(t.networkId, sql`upper(${t.window})`),
    check("offer_windows_weekly", sql`(${t.weeklyId} is null) = (${t.occursOn} is null)`),
    check("offer_windows_quantity", sql`${t.quantity} between 1 and 1000`),
    check("offer_windows_left", sql`${t.left} between 0 and ${t.quantity}`),
    check(
      "offer_windows_window",
      sql`not isempty(${t.window}) and not lower_inf(${t.window}) and not upper_inf(${t.window})`,
    ),
  ],
);
