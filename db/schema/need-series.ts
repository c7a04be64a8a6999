import { sql } from "drizzle-orm";
import { check, date, foreignKey, integer, pgTable, smallint, uuid } from "drizzle-orm/pg-core";
import type { Urgency } from "../../domain/urgency";
import { listingColumns, listingRules } from "./listing";
import { places } from "./places";
import { weeklyChecks, weeklyColumns } from "./weekly";

/** A need that comes again each week. Each time is a need of its own; what all share, the note above all, is here. */
export const needSeries = pgTable(
  "need_series",
  {
    ...listingColumns(),
    toPlaceId: uuid("to_place_id"),
    quantity: integer("quantity").notNull(),
    urgency: smallint("urgency").$type<Urgency>().notNull(),
    ...weeklyColumns(),
    /** The last day on which its author said that it stands. */
    confirmedOn: date("confirmed_on").notNull().defaultNow(),
  },
  (t) => [
    ...listingRules("need_series", t),
    foreignKey({ columns: [t.networkId, t.toPlaceId], foreignColumns: [places.networkId, places.id] }),
    check("need_series_quantity", sql`${t.quantity} between 1 and 1000`),
    check("need_series_urgency", sql`${t.urgency} between 0 and 3`),
    ...weeklyChecks("need_series", t),
  ],
);
