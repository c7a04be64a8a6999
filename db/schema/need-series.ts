import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { Attribute } from "../../domain/attributes";
import { categories } from "../../domain/categories";
import { listingStates } from "../../domain/listing";
import type { Urgency } from "../../domain/urgency";
import { epoch, id, networkId, sealed } from "./columns";
import { oneOf } from "./one-of";
import { persons } from "./persons";
import { places } from "./places";
import { weeklyChecks, weeklyColumns } from "./weekly";

/** A need that comes again each week. Each time is a need of its own; what all share, the note above all, is here. */
export const needSeries = pgTable(
  "need_series",
  {
    networkId: networkId(),
    id: id(),
    authorId: uuid("author_id").notNull(),
    category: text("category", { enum: categories }).notNull(),
    placeId: uuid("place_id"),
    cell: text("cell"),
    toPlaceId: uuid("to_place_id"),
    quantity: integer("quantity").notNull(),
    attributes: text("attributes").array().$type<Attribute[]>().notNull(),
    urgency: smallint("urgency").$type<Urgency>().notNull(),
    note: sealed("note"),
    epoch: epoch(),
    ...weeklyColumns(),
    state: text("state", { enum: listingStates }).notNull().default("open"),
    createdOn: date("created_on").notNull().defaultNow(),
    /** The last day on which its author said that it stands. */
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
    foreignKey({ columns: [t.networkId, t.toPlaceId], foreignColumns: [places.networkId, places.id] }),
    index("need_series_of_author").on(t.networkId, t.authorId),
    oneOf("need_series_category", t.category, categories),
    oneOf("need_series_state", t.state, listingStates),
    check("need_series_quantity", sql`${t.quantity} between 1 and 1000`),
    check("need_series_urgency", sql`${t.urgency} between 0 and 3`),
    check("need_series_attributes", sql`cardinality(${t.attributes}) <= 12`),
    check("need_series_cell", sql`${t.cell} ~ '^87[0-9a-f]{13}$'`),
    check("need_series_note_size", sql`length(${t.note}) between 32 and 8192`),
    ...weeklyChecks("need_series", t),
  ],
);
