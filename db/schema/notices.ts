import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { feedTitles, type NoticeKind, noticeKinds } from "../../domain/notice";
import { bytes, id, instant, networkId, sealed } from "./columns";
import { devices } from "./devices";
import { members } from "./members";
import { oneOf } from "./one-of";

/** What a member chose to be told of while the app is closed, and when not. No row: nothing at all. */
export const noticeChoices = pgTable(
  "notice_choices",
  {
    networkId: networkId(),
    memberId: uuid("member_id").notNull(),
    kinds: text("kinds").array().$type<NoticeKind[]>().notNull(),
    /** Nothing is told from this minute of the network's day until that one; equal: there is no such time. */
    quietFrom: smallint("quiet_from").notNull(),
    quietUntil: smallint("quiet_until").notNull(),
    /** At most so many messages a day. */
    mostADay: smallint("most_a_day").notNull(),
    /** The language of what is told. */
    locale: text("locale").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.memberId] }),
    ofMember(t),
    check(
      "notice_choices_kinds",
      sql`${t.kinds} <@ ${sql.raw(`'{${noticeKinds.join(",")}}'`)} and cardinality(${t.kinds}) <= ${sql.raw(String(noticeKinds.length))}`,
    ),
    check(
      "notice_choices_quiet",
      sql`${t.quietFrom} between 0 and 1439 and ${t.quietUntil} between 0 and 1439`,
    ),
    check("notice_choices_most", sql`${t.mostADay} between 1 and 20`),
    check("notice_choices_locale", sql`length(${t.locale}) between 2 and 8`),
  ],
);

/** One thing to tell one member, once. What it says is the same for all: "Something changed". */
export const notices = pgTable(
  "notices",
  {
    networkId: networkId(),
    id: id(),
    memberId: uuid("member_id").notNull(),
    kind: text("kind", { enum: noticeKinds }).notNull(),
    /** The match, need or offer it is about. */
    aboutId: uuid("about_id").notNull(),
    /** Which of several about the same: the evening before is 0, the hour before 1; another time it came open again. */
    stage: integer("stage").notNull().default(0),
    dueAt: instant("due_at").notNull(),
    /** The message that tells it, one for all that is due at once; what is sent again bears the same number. */
    messageId: uuid("message_id"),
    toldOn: date("told_on"),
    purgeOn: date("purge_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    ofMember(t),
    unique("notices_once").on(t.networkId, t.memberId, t.kind, t.aboutId, t.stage),
    index("notices_due").on(t.dueAt).where(sql`message_id is null`),
    oneOf("notices_kind", t.kind, noticeKinds),
    check("notices_told", sql`(${t.messageId} is null) = (${t.toldOn} is null)`),
  ],
);

/** Where the push service of one device's browser takes messages for it. It ends with the device. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    networkId: networkId(),
    deviceId: uuid("device_id").notNull(),
    /** The subscription as JSON, sealed with the server's key for notices. */
    address: sealed("address").notNull(),
    createdOn: date("created_on").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.deviceId] }),
    foreignKey({
      columns: [t.networkId, t.deviceId],
      foreignColumns: [devices.networkId, devices.id],
    }).onDelete("cascade"),
    check("push_subscriptions_size", sql`length(${t.address}) between 32 and 4096`),
  ],
);

/** Where a member gets mail, once they have typed in the code that was sent there. */
export const mailAddresses = pgTable(
  "mail_addresses",
  {
    networkId: networkId(),
    memberId: uuid("member_id").notNull(),
    /** Sealed with the server's key for notices. */
    address: sealed("address").notNull(),
    confirmed: boolean("confirmed").notNull().default(false),
    /** Of the code that confirms it; null once it has. */
    codeHash: bytes("code_hash"),
    codeUntil: instant("code_until"),
    tries: smallint("tries").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.memberId] }),
    ofMember(t),
    check("mail_addresses_size", sql`length(${t.address}) between 32 and 1024`),
    check("mail_addresses_code_hash_size", sql`length(${t.codeHash}) = 32`),
    check("mail_addresses_code", sql`(${t.codeHash} is null) = (${t.codeUntil} is null)`),
  ],
);

/** A secret address under which a calendar reads what a member promised and is promised. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    networkId: networkId(),
    memberId: uuid("member_id").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    titles: text("titles", { enum: feedTitles }).notNull(),
    createdOn: date("created_on").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.memberId] }),
    ofMember(t),
    unique("calendar_feeds_token_hash").on(t.tokenHash),
    oneOf("calendar_feeds_titles", t.titles, feedTitles),
    check("calendar_feeds_token_hash_size", sql`length(${t.tokenHash}) = 32`),
  ],
);

function ofMember(t: { networkId: AnyPgColumn; memberId: AnyPgColumn }) {
  return foreignKey({
    columns: [t.networkId, t.memberId],
    foreignColumns: [members.networkId, members.id],
  }).onDelete("cascade");
}
