import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { Attribute } from "../../domain/attributes";
import { categories } from "../../domain/categories";
import { listingStates } from "../../domain/listing";
import { epoch, id, networkId, sealed } from "./columns";
import { oneOf } from "./one-of";
import { persons } from "./persons";
import { places } from "./places";

/** What needs, needs that come again and offers have in common. */
export const listingColumns = () => ({
  networkId: networkId(),
  id: id(),
  authorId: uuid("author_id").notNull(),
  category: text("category", { enum: categories }).notNull(),
  placeId: uuid("place_id"),
  /** Where it is when that is none of the network's places: an H3 cell of resolution 7. */
  cell: text("cell"),
  attributes: text("attributes").array().$type<Attribute[]>().notNull(),
  note: sealed("note"),
  epoch: epoch(),
  state: text("state", { enum: listingStates }).notNull().default("open"),
  createdOn: date("created_on").notNull().defaultNow(),
  purgeOn: date("purge_on").notNull(),
});

export function listingRules(name: string, t: Record<keyof ReturnType<typeof listingColumns>, AnyPgColumn>) {
  return [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.authorId],
      foreignColumns: [persons.networkId, persons.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.networkId, t.placeId], foreignColumns: [places.networkId, places.id] }),
    index(`${name}_of_author`).on(t.networkId, t.authorId),
    oneOf(`${name}_category`, t.category, categories),
    oneOf(`${name}_state`, t.state, listingStates),
    check(`${name}_cell`, sql`${t.cell} ~ '^87[0-9a-f]{13}$'`),
    check(`${name}_attributes`, sql`cardinality(${t.attributes}) <= 12`),
    check(`${name}_note_size`, sql`length(${t.note}) between 32 and 8192`),
  ];
}
