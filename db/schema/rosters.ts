import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { epoch, networkId, sealed } from "./columns";
import { networks } from "./networks";

/** Who was a member when an epoch began, signed by whoever began it, under that epoch's key. The first has none. */
export const rosters = pgTable(
  "rosters",
  {
    networkId: networkId(),
    epoch: epoch(),
    roster: sealed("roster").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.epoch] }),
    foreignKey({ columns: [t.networkId], foreignColumns: [networks.networkId] }).onDelete("cascade"),
    check("rosters_size", sql`length(${t.roster}) between 32 and 4194304`),
  ],
);
