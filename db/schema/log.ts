import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { logActs } from "../../domain/log-acts";
import { id, networkId, sealed } from "./columns";
import { networks } from "./networks";
import { oneOf } from "./one-of";

/**
 * What somebody did to others, for everybody to read until its day of forgetting. That they did it is written by the
 * server; whom it was about and when is sealed by whoever did it, where the act says that at all. It outlives its maker's
 * leaving.
 */
export const logEntries = pgTable(
  "log_entries",
  {
    networkId: networkId(),
    id: id(),
    byId: uuid("by_id").notNull(),
    act: text("act", { enum: logActs }).notNull(),
    entry: sealed("entry"),
    epoch: integer("epoch"),
    createdOn: date("created_on").notNull().defaultNow(),
    purgeOn: date("purge_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId], foreignColumns: [networks.networkId] }).onDelete("cascade"),
    index("log_entries_by_day").on(t.networkId, t.createdOn),
    oneOf("log_entries_act", t.act, logActs),
    check("log_entries_entry", sql`(${t.entry} is null) = (${t.epoch} is null)`),
    check("log_entries_size", sql`length(${t.entry}) between 32 and 2048`),
  ],
);
