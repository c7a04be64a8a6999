import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { needOrigins } from "../../domain/origin";
import type { Urgency } from "../../domain/urgency";
import { windowRange } from "./columns";
import { listingColumns, listingRules } from "./listing";
import { needSeries } from "./need-series";
import { oneOf } from "./one-of";
import { places } from "./places";

export const needs = pgTable(
  "needs",
  {
    ...listingColumns(),
    window: windowRange("window").notNull(),
    toPlaceId: uuid("to_place_id"),
    quantity: integer("quantity").notNull(),
    left: integer("left").notNull(),
    urgency: smallint("urgency").$type<Urgency>().notNull(),
    /** `claim`: made along with a claim, for its author alone; it never shows on the board. */
    origin: text("origin", { enum: needOrigins }).notNull(),
    /** The series it is one time of, and the day it was meant for: a time that was changed or taken down stays so. */
    seriesId: uuid("series_id"),
    occursOn: date("occurs_on"),
    /** Changed by itself: what happens to the rest of the series does not touch it. */
    changed: boolean("changed").notNull().default(false),
  },
  (t) => [
    ...listingRules("needs", t),
    foreignKey({ columns: [t.networkId, t.toPlaceId], foreignColumns: [places.networkId, places.id] }),
    foreignKey({
      columns: [t.networkId, t.seriesId],
      foreignColumns: [needSeries.networkId, needSeries.id],
    }).onDelete("cascade"),
    unique("needs_once_a_day").on(t.networkId, t.seriesId, t.occursOn),
    index("needs_by_end").on(t.networkId, sql`upper(${t.window})`),
    oneOf("needs_origin", t.origin, needOrigins),
    check("needs_series", sql`(${t.seriesId} is null) = (${t.occursOn} is null)`),
    check("needs_quantity", sql`${t.quantity} between 1 and 1000`),
    check("needs_left", sql`${t.left} between 0 and ${t.quantity}`),
    check("needs_urgency", sql`${t.urgency} between 0 and 3`),
    check(
      "needs_window",
      sql`not isempty(${t.window}) and not lower_inf(${t.window}) and not upper_inf(${t.window})`,
    ),
  ],
);
