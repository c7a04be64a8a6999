import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { requestKinds } from "../../domain/request";
import { id, instant, networkId, sealed } from "./columns";
import { members } from "./members";
import { oneOf } from "./one-of";

/** What one member asks for and a second has to agree to. It is gone once done, taken back or run out. */
export const requests = pgTable(
  "requests",
  {
    networkId: networkId(),
    id: id(),
    kind: text("kind", { enum: requestKinds }).notNull(),
    askedBy: uuid("asked_by").notNull(),
    /** Who is to be removed; null for every other kind. */
    memberId: uuid("member_id"),
    /** The asker's signed statement and their reason, for a removal. */
    statement: sealed("statement"),
    epoch: integer("epoch"),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.askedBy],
      foreignColumns: [members.networkId, members.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.networkId, t.memberId],
      foreignColumns: [members.networkId, members.id],
    }).onDelete("cascade"),
    unique("requests_once").on(t.networkId, t.kind, t.askedBy, t.memberId).nullsNotDistinct(),
    oneOf("requests_kind", t.kind, requestKinds),
    check(
      "requests_form",
      sql`(${t.kind} = 'removal') = (${t.memberId} is not null) and (${t.kind} = 'removal') = (${t.statement} is not null) and (${t.kind} = 'removal') = (${t.epoch} is not null)`,
    ),
    check("requests_not_oneself", sql`${t.askedBy} <> ${t.memberId}`),
    check("requests_statement_size", sql`length(${t.statement}) between 32 and 8192`),
  ],
);
