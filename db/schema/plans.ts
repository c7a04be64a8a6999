import { sql } from "drizzle-orm";
import {
  bigint,
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
import { rejectionReasons } from "../../domain/rejection-reasons";
import { instant, networkId, windowRange } from "./columns";
import { needs } from "./needs";
import { networks } from "./networks";
import { offers, offerWindows } from "./offers";
import { oneOf } from "./one-of";

/** What the engine found for a network as it stood at a version, with the proof of how good it is. */
export const plans = pgTable(
  "plans",
  {
    networkId: networkId(),
    /** The network's version whose listings it is for. */
    version: bigint("version", { mode: "number" }).notNull(),
    /** The quarter of an hour it was worked out for: with the time alone, needs begin and days change. */
    asOf: instant("as_of").notNull(),
    coveredWeight: bigint("covered_weight", { mode: "number" }).notNull(),
    objective: bigint("objective", { mode: "number" }).notNull(),
    /** No plan can be better than this. */
    lowerBound: bigint("lower_bound", { mode: "number" }).notNull(),
    /** The verifier, which shares no code with the solver, agreed. */
    verified: boolean("verified").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId] }),
    foreignKey({ columns: [t.networkId], foreignColumns: [networks.networkId] }).onDelete("cascade"),
  ],
);

/** One pair of the plan: nobody has been asked yet. */
export const planPairs = pgTable(
  "plan_pairs",
  {
    networkId: networkId(),
    needId: uuid("need_id").notNull(),
    offerWindowId: uuid("offer_window_id").notNull(),
    quantity: integer("quantity").notNull(),
    during: windowRange("during").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.needId, t.offerWindowId] }),
    foreignKey({ columns: [t.networkId, t.needId], foreignColumns: [needs.networkId, needs.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [t.networkId, t.offerWindowId],
      foreignColumns: [offerWindows.networkId, offerWindows.id],
    }).onDelete("cascade"),
    index("plan_pairs_of_offer_window").on(t.networkId, t.offerWindowId),
    check("plan_pairs_quantity", sql`${t.quantity} between 1 and 1000`),
  ],
);

/** A coordinator said that this need and this offer do not go together: the engine does not propose them again. */
export const rejections = pgTable(
  "rejections",
  {
    networkId: networkId(),
    needId: uuid("need_id").notNull(),
    offerId: uuid("offer_id").notNull(),
    reason: text("reason", { enum: rejectionReasons }).notNull(),
    createdOn: date("created_on").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.networkId, t.needId, t.offerId] }),
    foreignKey({ columns: [t.networkId, t.needId], foreignColumns: [needs.networkId, needs.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.networkId, t.offerId], foreignColumns: [offers.networkId, offers.id] }).onDelete(
      "cascade",
    ),
    index("rejections_of_offer").on(t.networkId, t.offerId),
    oneOf("rejections_reason", t.reason, rejectionReasons),
  ],
);
