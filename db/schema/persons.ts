import { foreignKey, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { id, networkId } from "./columns";
import { networks } from "./networks";

/**
 * Whoever needs or helps in a network: a member, or a guest. Rows come and go with theirs, by the database's own hand;
 * a listing, a match and a booking are a person's, whichever of the two it is.
 */
export const persons = pgTable("persons", { networkId: networkId(), id: id() }, (t) => [
  primaryKey({ columns: [t.networkId, t.id] }),
  foreignKey({ columns: [t.networkId], foreignColumns: [networks.networkId] }).onDelete("cascade"),
]);
