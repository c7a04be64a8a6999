import { sql } from "drizzle-orm";
import { check, date, foreignKey, integer, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, epoch, id, networkId, sealed } from "./columns";
import { networks } from "./networks";
import { persons } from "./persons";

/** A person in one network. Someone in two networks has two rows that nothing joins. */
export const members = pgTable(
  "members",
  {
    networkId: networkId(),
    id: id(),
    /** The last day on which this member has the coordinator's duty; null for never. */
    dutyUntil: date("duty_until"),
    sealingKey: bytes("sealing_key").notNull(),
    signingKey: bytes("signing_key").notNull(),
    /** Derived from the twelve words; whoever signs with it may add a device. */
    enrolmentKey: bytes("enrolment_key").notNull(),
    wrappedKeys: sealed("wrapped_keys").notNull(),
    profile: sealed("profile").notNull(),
    profileEpoch: integer("profile_epoch").notNull(),
    /** Who vouched, until the next epoch begins: then its roster stands in, and these are null. */
    admission: sealed("admission"),
    admissionEpoch: integer("admission_epoch"),
    createdOn: date("created_on").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId], foreignColumns: [networks.networkId] }).onDelete("cascade"),
    foreignKey({ columns: [t.networkId, t.id], foreignColumns: [persons.networkId, persons.id] }).onDelete(
      "cascade",
    ),
    unique("members_enrolment_key").on(t.enrolmentKey),
    check(
      "members_key_sizes",
      sql`length(${t.sealingKey}) = 32 and length(${t.signingKey}) = 32 and length(${t.enrolmentKey}) = 32`,
    ),
    check("members_admission", sql`(${t.admission} is null) = (${t.admissionEpoch} is null)`),
    check(
      "members_sealed_sizes",
      sql`length(${t.wrappedKeys}) between 32 and 2048 and length(${t.profile}) between 32 and 2048 and length(${t.admission}) between 32 and 8192`,
    ),
  ],
);

/** Whether a member has the coordinator's duty today, by the network's day. */
export const isOnDuty = sql<boolean>`coalesce(${members.dutyUntil} >= today_in(${members.networkId}), false)`;

/** The network key of one epoch, sealed to one member. */
export const epochKeys = pgTable(
  "epoch_keys",
  {
    networkId: networkId(),
    epoch: epoch(),
    memberId: uuid("member_id").notNull(),
    envelope: sealed("envelope").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.epoch, t.memberId] }),
    foreignKey({
      columns: [t.networkId, t.memberId],
      foreignColumns: [members.networkId, members.id],
    }).onDelete("cascade"),
    check("epoch_keys_size", sql`length(${t.envelope}) between 32 and 2048`),
  ],
);
