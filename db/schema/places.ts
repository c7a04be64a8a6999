import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { epoch, id, networkId, sealed } from "./columns";
import { networks } from "./networks";

/** A place the network has a name for; the name is sealed. */
export const places = pgTable(
  "places",
  {
    networkId: networkId(),
    id: id(),
    label: sealed("label").notNull(),
    epoch: epoch(),
    /** The H3 cell of resolution 7 it lies in, about five square kilometres; null when nobody said. */
    cell: text("cell"),
    position: integer("position").notNull(),
    /** Taken off the list, but still the place of listings made before. */
    retired: boolean("retired").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId], foreignColumns: [networks.networkId] }).onDelete("cascade"),
    check("places_cell", sql`${t.cell} ~ '^87[0-9a-f]{13}$'`),
    check("places_label_size", sql`length(${t.label}) between 32 and 2048`),
  ],
);
