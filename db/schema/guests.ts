import { sql } from "drizzle-orm";
import { check, date, foreignKey, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytes, epoch, id, networkId, sealed } from "./columns";
import { members } from "./members";
import { persons } from "./persons";

/**
 * Somebody without the app, whom a coordinator wrote down and acts for. What they are called and the key that others
 * seal for are inside the sealed profile; the private half is with those on duty.
 */
export const guests = pgTable(
  "guests",
  {
    networkId: networkId(),
    id: id(),
    /** Who wrote them down, as long as they are a member. */
    byId: uuid("by_id"),
    sealingKey: bytes("sealing_key").notNull(),
    profile: sealed("profile").notNull(),
    epoch: epoch(),
    createdOn: date("created_on").notNull().defaultNow(),
    purgeOn: date("purge_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.id], foreignColumns: [persons.networkId, persons.id] }).onDelete(
      "cascade",
    ),
    check("guests_key_size", sql`length(${t.sealingKey}) = 32`),
    check("guests_profile_size", sql`length(${t.profile}) between 32 and 2048`),
  ],
);

/** A guest's private key and how to reach them, sealed for one coordinator. */
export const guestKeys = pgTable(
  "guest_keys",
  {
    networkId: networkId(),
    guestId: uuid("guest_id").notNull(),
    memberId: uuid("member_id").notNull(),
    secrets: sealed("secrets").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.guestId, t.memberId] }),
    foreignKey({ columns: [t.networkId, t.guestId], foreignColumns: [guests.networkId, guests.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [t.networkId, t.memberId],
      foreignColumns: [members.networkId, members.id],
    }).onDelete("cascade"),
    check("guest_keys_size", sql`length(${t.secrets}) between 32 and 8192`),
  ],
);
