import { sql } from "drizzle-orm";
import {
  boolean,
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
import { matchOrigins, matchStates } from "../../domain/match";
import { id, instant, networkId, sealed, windowRange } from "./columns";
import { needs } from "./needs";
import { offers, offerWindows } from "./offers";
import { oneOf } from "./one-of";
import { persons } from "./persons";

/** One need and one offer window, joined for a quantity and an agreed time. */
export const matches = pgTable(
  "matches",
  {
    networkId: networkId(),
    id: id(),
    needId: uuid("need_id").notNull(),
    offerId: uuid("offer_id").notNull(),
    offerWindowId: uuid("offer_window_id").notNull(),
    /** Who needs (the need's author) and who helps (the offer's author). */
    receiverId: uuid("receiver_id").notNull(),
    helperId: uuid("helper_id").notNull(),
    quantity: integer("quantity").notNull(),
    during: windowRange("during").notNull(),
    state: text("state", { enum: matchStates }).notNull(),
    origin: text("origin", { enum: matchOrigins }).notNull(),
    /** Who has said yes: whoever asks has; of a proposal neither yet. It is confirmed once both have. */
    receiverAgreed: boolean("receiver_agreed").notNull().default(false),
    helperAgreed: boolean("helper_agreed").notNull().default(false),
    createdOn: date("created_on").notNull().defaultNow(),
    askedUntil: instant("asked_until").notNull(),
    /** How often a coordinator has reminded the person who was asked. */
    reminders: integer("reminders").notNull().default(0),
    purgeOn: date("purge_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.needId], foreignColumns: [needs.networkId, needs.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.networkId, t.offerId], foreignColumns: [offers.networkId, offers.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [t.networkId, t.offerWindowId],
      foreignColumns: [offerWindows.networkId, offerWindows.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.networkId, t.receiverId],
      foreignColumns: [persons.networkId, persons.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.networkId, t.helperId],
      foreignColumns: [persons.networkId, persons.id],
    }).onDelete("cascade"),
    index("matches_of_need").on(t.networkId, t.needId),
    index("matches_of_offer_window").on(t.networkId, t.offerWindowId),
    index("matches_of_receiver").on(t.networkId, t.receiverId),
    index("matches_of_helper").on(t.networkId, t.helperId),
    index("matches_asked").on(t.networkId, t.askedUntil).where(sql`state = 'asked'`),
    index("matches_confirmed").on(t.networkId, sql`upper(${t.during})`).where(sql`state = 'confirmed'`),
    oneOf("matches_state", t.state, matchStates),
    oneOf("matches_origin", t.origin, matchOrigins),
    check("matches_quantity", sql`${t.quantity} between 1 and 1000`),
    check("matches_two_people", sql`${t.receiverId} <> ${t.helperId}`),
    check(
      "matches_during",
      sql`not isempty(${t.during}) and not lower_inf(${t.during}) and not upper_inf(${t.during})`,
    ),
  ],
);

/**
 * The helper's time that a confirmed match takes. The migration adds the rule that nobody is in two
 * places: EXCLUDE over person and time, except within one offer window (three riders share a car).
 */
export const bookings = pgTable(
  "bookings",
  {
    networkId: networkId(),
    matchId: uuid("match_id").notNull(),
    personId: uuid("person_id").notNull(),
    offerWindowId: uuid("offer_window_id").notNull(),
    during: windowRange("during").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.matchId] }),
    foreignKey({
      columns: [t.networkId, t.matchId],
      foreignColumns: [matches.networkId, matches.id],
    }).onDelete("cascade"),
  ],
);

/** How to reach one person of a match, sealed for the other, with a copy for its owner. */
export const contacts = pgTable(
  "contacts",
  {
    networkId: networkId(),
    matchId: uuid("match_id").notNull(),
    fromId: uuid("from_id").notNull(),
    forId: uuid("for_id").notNull(),
    contact: sealed("contact").notNull(),
    ownCopy: sealed("own_copy").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.matchId, t.fromId] }),
    foreignKey({
      columns: [t.networkId, t.matchId],
      foreignColumns: [matches.networkId, matches.id],
    }).onDelete("cascade"),
    check(
      "contacts_size",
      sql`length(${t.contact}) between 32 and 8192 and length(${t.ownCopy}) between 32 and 8192`,
    ),
  ],
);
