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
import type { Attribute } from "../../domain/attributes";
import { categories } from "../../domain/categories";
import { listingStates } from "../../domain/listing";
import { offerOrigins } from "../../domain/origin";
import { reaches } from "../../domain/reach";
import { epoch, id, networkId, sealed, windowRange } from "./columns";
import { members } from "./members";
import { oneOf } from "./one-of";
import { places } from "./places";

export const offers = pgTable(
  "offers",
  {
    networkId: networkId(),
    id: id(),
    authorId: uuid("author_id").notNull(),
    category: text("category", { enum: categories }).notNull(),
    placeId: uuid("place_id"),
    reach: text("reach", { enum: reaches }).notNull(),
    /** False: the whole of a window goes to one person. */
    splittable: boolean("splittable").notNull(),
    attributes: text("attributes").array().$type<Attribute[]>().notNull(),
    note: sealed("note"),
    epoch: epoch(),
    /** `answer`: made along with an answer, for its author alone; it never shows on the board. */
    origin: text("origin", { enum: offerOrigins }).notNull(),
    state: text("state", { enum: listingStates }).notNull().default("open"),
    createdOn: date("created_on").notNull().defaultNow(),
    purgeOn: date("purge_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({
      columns: [t.networkId, t.authorId],
      foreignColumns: [members.networkId, members.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.networkId, t.placeId], foreignColumns: [places.networkId, places.id] }),
    index("offers_of_author").on(t.networkId, t.authorId),
    oneOf("offers_category", t.category, categories),
    oneOf("offers_reach", t.reach, reaches),
    oneOf("offers_state", t.state, listingStates),
    oneOf("offers_origin", t.origin, offerOrigins),
    check("offers_attributes", sql`cardinality(${t.attributes}) <= 12`),
    check("offers_note_size", sql`length(${t.note}) between 32 and 8192`),
  ],
);

/** A time in which an offer stands, with what there is of it then. */
export const offerWindows = pgTable(
  "offer_windows",
  {
    networkId: networkId(),
    id: id(),
    offerId: uuid("offer_id").notNull(),
    window: windowRange("window").notNull(),
    quantity: integer("quantity").notNull(),
    left: integer("left").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.id] }),
    foreignKey({ columns: [t.networkId, t.offerId], foreignColumns: [offers.networkId, offers.id] }).onDelete(
      "cascade",
    ),
    index("offer_windows_of_offer").on(t.networkId, t.offerId),
    index("offer_windows_by_end").on(t.networkId, sql`upper(${t.window})`),
    check("offer_windows_quantity", sql`${t.quantity} between 1 and 1000`),
    check("offer_windows_left", sql`${t.left} between 0 and ${t.quantity}`),
    check(
      "offer_windows_window",
      sql`not isempty(${t.window}) and not lower_inf(${t.window}) and not upper_inf(${t.window})`,
    ),
  ],
);
