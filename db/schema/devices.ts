import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, networkId, sealed } from "./columns";
import { members } from "./members";

/** A browser that may sign in as a member. Deleting the row ends it for good. */
export const devices = pgTable(
  "devices",
  {
    networkId: networkId(),
    id: id(),
    memberId: uuid("member_id").notNull(),
    loginKey: bytes("login_key").notNull(),
    label: sealed("label"),
    createdOn: date("created_on").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.memberId],
      foreignColumns: [members.networkId, members.id],
    }).onDelete("cascade"),
    unique("devices_login_key").on(t.networkId, t.loginKey),
    index("devices_of_member").on(t.networkId, t.memberId),
    check("devices_login_key_size", sql`length(${t.loginKey}) = 32`),
    check("devices_label_size", sql`length(${t.label}) between 32 and 2048`),
  ],
);

/** A signed-in browser. Only the hash of its random id is here; the id itself is in its cookie. */
export const sessions = pgTable(
  "sessions",
  {
    networkId: networkId(),
    tokenHash: bytes("token_hash").notNull(),
    deviceId: uuid("device_id").notNull(),
    expiresOn: date("expires_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.tokenHash] }),
    foreignKey({
      columns: [t.networkId, t.deviceId],
      foreignColumns: [devices.networkId, devices.id],
    }).onDelete("cascade"),
    index("sessions_of_device").on(t.networkId, t.deviceId),
    check("sessions_token_hash_size", sql`length(${t.tokenHash}) = 32`),
  ],
);

/**
 * What a browser has to sign to get in: good for one minute and one use. It belongs to no network,
 * because whoever asks for one has not yet said who they are.
 */
export const nonces = pgTable("nonces", {
  nonce: bytes("nonce").primaryKey(),
  expiresAt: instant("expires_at").notNull(),
});
