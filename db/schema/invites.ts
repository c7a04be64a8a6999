import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { inviteKinds } from "../../domain/invite";
import { bytes, epoch, id, instant, networkId, sealed } from "./columns";
import { members } from "./members";
import { oneOf } from "./one-of";

/** An open invitation. Redeeming deletes the row, so that nothing here tells who vouched for whom. */
export const invites = pgTable(
  "invites",
  {
    networkId: networkId(),
    id: id(),
    inviterId: uuid("inviter_id").notNull(),
    kind: text("kind", { enum: inviteKinds }).notNull(),
    tokenHash: bytes("token_hash").notNull(),
    packet: sealed("packet").notNull(),
    epoch: epoch(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.inviterId],
      foreignColumns: [members.networkId, members.id],
    }).onDelete("cascade"),
    index("invites_of_inviter").on(t.networkId, t.inviterId),
    index("invites_by_id").on(t.id),
    oneOf("invites_kind", t.kind, inviteKinds),
    check("invites_token_hash_size", sql`length(${t.tokenHash}) = 32`),
    check("invites_packet_size", sql`length(${t.packet}) between 32 and 8192`),
  ],
);
