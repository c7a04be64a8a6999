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
import { needOrigins } from "../../domain/origin";
import type { Urgency } from "../../domain/urgency";
import { epoch, id, networkId, sealed, windowRange } from "./columns";
import { needSeries } from "./need-series";
import { oneOf } from "./one-of";
import { persons } from "./persons";
import { places } from "./places";

export const needs = pgTable(
  "needs",
  {
    networkId: networkId(),
    id: id(),
    authorId: uuid("author_id").notNull(),
    category: text("category", { enum: categories }).notNull(),
    window: windowRange("window").notNull(),
    placeId: uuid("place_id"),
    /** Where it is when that is none of the network's places: an H3 cell of resolution 7. */
    cell: text("cell"),
    toPlaceId: uuid("to_place_id"),
    quantity: integer("quantity").notNull(),
    left: integer("left").notNull(),
    attributes: text("attributes").array().$type<Attribute[]>().notNull(),
    urgency: smallint("urgency").$type<Urgency>().notNull(),
    note: sealed("note"),
    epoch: epoch(),
    /** `claim`: made along with a claim, for its author alone; it never shows on the board. */
    origin: text("origin", { enum: needOrigins }).notNull(),
    /** The series it is one time of, and the day it was meant for: a time that was changed or taken down stays so. */
    seriesId: uuid("series_id"),
    occursOn: date("occurs_on"),
    /** Changed by itself: what happens to the rest of the series does not touch it. */
    changed: boolean("changed").notNull().default(false),
    state: text("state", { enum: listingStates }).notNull().default("open"),
    createdOn: date("created_on").notNull().defaultNow(),
    purgeOn: date("purge_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.authorId],
      foreignColumns: [persons.networkId, persons.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.networkId, t.placeId], foreignColumns: [places.networkId, places.id] }),
    foreignKey({ columns: [t.networkId, t.toPlaceId], foreignColumns: [places.networkId, places.id] }),
    foreignKey({
      columns: [t.networkId, t.seriesId],
      foreignColumns: [needSeries.networkId, needSeries.id],
    }).onDelete("cascade"),
    unique("needs_once_a_day").on(t.networkId, t.seriesId, t.occursOn),
    index("needs_of_author").on(t.networkId, t.authorId),
    index("needs_by_end").on(t.networkId, sql`upper(${t.window})`),
    oneOf("needs_category", t.category, categories),
    oneOf("needs_state", t.state, listingStates),
    oneOf("needs_origin", t.origin, needOrigins),
    check("needs_series", sql`(${t.seriesId} is null) = (${t.occursOn} is null)`),
    check("needs_cell", sql`${t.cell} ~ '^87[0-9a-f]{13}$'`),
    check("needs_quantity", sql`${t.quantity} between 1 and 1000`),
    check("needs_left", sql`${t.left} between 0 and ${t.quantity}`),
    check("needs_urgency", sql`${t.urgency} between 0 and 3`),
    check(
      "needs_window",
      sql`not isempty(${t.window}) and not lower_inf(${t.window}) and not upper_inf(${t.window})`,
    ),
    check("needs_attributes", sql`cardinality(${t.attributes}) <= 12`),
    check("needs_note_size", sql`length(${t.note}) between 32 and 8192`),
  ],
);
