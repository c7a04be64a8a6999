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
import type { Attribute } from "../../domain/attributes";
import { categories } from "../../domain/categories";
import { listingStates } from "../../domain/listing";
import { offerOrigins } from "../../domain/origin";
import { reaches } from "../../domain/reach";
import { epoch, id, networkId, sealed, windowRange } from "./columns";
import { oneOf } from "./one-of";
import { persons } from "./persons";
import { places } from "./places";
import { weeklyChecks, weeklyColumns } from "./weekly";

export const offers = pgTable(
  "offers",
  {
    networkId: networkId(),
    id: id(),
    authorId: uuid("author_id").notNull(),
    category: text("category", { enum: categories }).notNull(),
    placeId: uuid("place_id"),
    /** Where it is when that is none of the network's places: an H3 cell of resolution 7. */
    cell: text("cell"),
    reach: text("reach", { enum: reaches }).notNull(),
    /** False: the whole of a window goes to one person. */
    splittable: boolean("splittable").notNull(),
    /** As often a week at most, Monday to Sunday in the network's zone; null for as often as it fits. */
    mostAWeek: smallint("most_a_week"),
    attributes: text("attributes").array().$type<Attribute[]>().notNull(),
    note: sealed("note"),
    epoch: epoch(),
    /** `answer`: made along with an answer, for its author alone; it never shows on the board. */
    origin: text("origin", { enum: offerOrigins }).notNull(),
    state: text("state", { enum: listingStates }).notNull().default("open"),
    createdOn: date("created_on").notNull().defaultNow(),
    /** The last day on which its author said that it stands; a standing offer is asked about every four weeks. */
    confirmedOn: date("confirmed_on").notNull().defaultNow(),
    purgeOn: date("purge_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.authorId],
      foreignColumns: [persons.networkId, persons.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.networkId, t.placeId], foreignColumns: [places.networkId, places.id] }),
    index("offers_of_author").on(t.networkId, t.authorId),
    oneOf("offers_category", t.category, categories),
    oneOf("offers_reach", t.reach, reaches),
    oneOf("offers_state", t.state, listingStates),
    oneOf("offers_origin", t.origin, offerOrigins),
    check("offers_cell", sql`${t.cell} ~ '^87[0-9a-f]{13}$'`),
    check("offers_most_a_week", sql`${t.mostAWeek} between 1 and 50`),
    check("offers_attributes", sql`cardinality(${t.attributes}) <= 12`),
    check("offers_note_size", sql`length(${t.note}) between 32 and 8192`),
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
