import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { arrivalKinds, inviteKinds } from "../../domain/invite";
import { bytes, epoch, id, instant, networkId, sealed } from "./columns";
import { members } from "./members";
import { oneOf } from "./one-of";

/** An open one-time packet. Redeeming deletes the row, so that nothing here tells who vouched for whom. */
export const invites = pgTable(
  "invites",
  {
    networkId: networkId(),
    id: id(),
    inviterId: uuid("inviter_id").notNull(),
    kind: text("kind", { enum: inviteKinds }).notNull(),
    /** The member who comes back, for a return; null for every other kind. */
    memberId: uuid("member_id"),
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
    foreignKey({
      columns: [t.networkId, t.memberId],
      foreignColumns: [members.networkId, members.id],
    }).onDelete("cascade"),
    index("invites_of_inviter").on(t.networkId, t.inviterId),
    index("invites_by_id").on(t.id),
    oneOf("invites_kind", t.kind, inviteKinds),
    check("invites_return", sql`(${t.memberId} is not null) = (${t.kind} = 'return')`),
    check("invites_token_hash_size", sql`length(${t.tokenHash}) = 32`),
    check("invites_packet_size", sql`length(${t.packet}) between 32 and 8192`),
  ],
);

/**
 * Somebody who redeemed an invitation and waits for a member to let them in: the inviter, or for a return any second
 * member. Letting in deletes the row.
 */
export const arrivals = pgTable(
  "arrivals",
  {
    networkId: networkId(),
    /** The id of the invitation it came from. */
    id: id(),
    kind: text("kind", { enum: arrivalKinds }).notNull(),
    inviterId: uuid("inviter_id").notNull(),
    /** The id a newcomer made for themselves, or the member who comes back. */
    memberId: uuid("member_id").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    sealingKey: bytes("sealing_key").notNull(),
    signingKey: bytes("signing_key").notNull(),
    enrolmentKey: bytes("enrolment_key").notNull(),
    wrappedKeys: sealed("wrapped_keys").notNull(),
    /** A newcomer's name and introduction, for the inviter; null for a return. */
    hello: sealed("hello"),
    /** The first voucher's admission, for the second; null for a newcomer by message. */
    admission: sealed("admission"),
    admissionEpoch: integer("admission_epoch"),
    deviceId: uuid("device_id").notNull(),
    loginKey: bytes("login_key").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.inviterId],
      foreignColumns: [members.networkId, members.id],
    }).onDelete("cascade"),
    index("arrivals_of_inviter").on(t.networkId, t.inviterId),
    index("arrivals_by_id").on(t.id),
    oneOf("arrivals_kind", t.kind, arrivalKinds),
    check(
      "arrivals_form",
      sql`case ${t.kind} when 'return' then ${t.hello} is null and ${t.admission} is not null and ${t.admissionEpoch} is not null
        else ${t.hello} is not null and ${t.admission} is null and ${t.admissionEpoch} is null end`,
    ),
    check(
      "arrivals_key_sizes",
      sql`length(${t.sealingKey}) = 32 and length(${t.signingKey}) = 32 and length(${t.enrolmentKey}) = 32 and length(${t.loginKey}) = 32 and length(${t.tokenHash}) = 32`,
    ),
    check(
      "arrivals_sealed_sizes",
      sql`length(${t.wrappedKeys}) between 32 and 2048 and length(${t.hello}) between 32 and 8192 and length(${t.admission}) between 32 and 8192`,
    ),
  ],
);
