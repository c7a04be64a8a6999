import type postgres from "postgres";
import type { Attribute } from "@/domain/attributes";
import type { Category } from "@/domain/categories";
import type { OfferWindow } from "@/domain/listing";
import type { MatchOrigin, MatchState } from "@/domain/match";
import type { NetworkRows, Rejection } from "@/domain/matching/network-rows";
import type { Reach } from "@/domain/reach";
import type { RejectionReason } from "@/domain/rejection-reasons";
import type { Urgency } from "@/domain/urgency";

/** A plan as it is kept in the database, for the very version of the rows. */
export type StoredPlan = {
  readonly asOf: Date;
  readonly objective: number;
  readonly lowerBound: number;
  readonly verified: boolean;
  readonly pairs: readonly {
    readonly needId: string;
    readonly windowId: string;
    readonly quantity: number;
  }[];
};

export type ReadRows = {
  readonly rows: NetworkRows;
  readonly zone: string;
  readonly stored: StoredPlan | null;
};

/** So many needs, and so many windows, may a network have to be planned. */
const mostRows = 60_000;

/**
 * All rows of the transaction's network that a plan is made from, as they stand at one moment, and the plan that is kept
 * for them. Null when the network is gone.
 */
export async function readRows(
  tx: postgres.TransactionSql,
  asOf: Date,
): Promise<ReadRows | "too-large" | null> {
  const found = await tx<{ rows: Lists | null }[]>`select planning_rows(${asOf}, ${mostRows}) as rows`;
  const lists = found[0]?.rows;
  if (!lists) return null;
  const { version, zone, needs, offers, windows, matches, rejections } = lists;
  if ((needs?.length ?? 0) > mostRows || (windows?.length ?? 0) > mostRows) return "too-large";
  const rows: NetworkRows = {
    version,
    needs: (needs ?? []).map(needFrom),
    offers: offersFrom(offers ?? [], windows ?? []),
    matches: (matches ?? []).map(matchFrom),
    rejections: (rejections ?? []).map(rejectionFrom),
  };
  return { rows, zone, stored: storedFrom(lists) };
}

/** What `planning_rows` answers; an empty list is null. */
type Lists = {
  version: number;
  zone: string;
  stored: { as_of: string; objective: number; lower_bound: number; verified: boolean } | null;
  storedPairs: [needId: string, windowId: string, quantity: number][] | null;
  needs: NeedList[] | null;
  offers: OfferList[] | null;
  windows: WindowList[] | null;
  matches: MatchList[] | null;
  rejections: [needId: string, offerId: string, reason: RejectionReason][] | null;
};

type NeedList = [
  id: string,
  authorId: string,
  category: Category,
  from: number,
  until: number,
  placeId: string | null,
  cell: string | null,
  toPlaceId: string | null,
  quantity: number,
  left: number,
  attributes: Attribute[],
  urgency: Urgency,
];

type OfferList = [
  id: string,
  authorId: string,
  category: Category,
  placeId: string | null,
  cell: string | null,
  reach: Reach,
  splittable: boolean,
  mostAWeek: number | null,
  attributes: Attribute[],
];

type WindowList = [id: string, offerId: string, from: number, until: number, quantity: number, left: number];

type MatchList = [
  needId: string,
  offerId: string,
  offerWindowId: string,
  receiverId: string,
  helperId: string,
  category: Category,
  from: number,
  until: number,
  state: MatchState,
  origin: MatchOrigin,
  receiverAgreed: boolean,
  helperAgreed: boolean,
  askedUntil: number,
  isOfToday: boolean,
];

function needFrom(list: NeedList): NetworkRows["needs"][number] {
  const [id, authorId, category, from, until, placeId, cell, toPlaceId, quantity, left, attributes, urgency] =
    list;
  return {
    ...{ id, authorId, category, placeId, cell, toPlaceId, quantity, left, attributes, urgency },
    window: windowFrom(from, until),
    origin: "posted",
    state: "open",
  };
}

/** Each with its windows in order of time; those without any are of no use. */
function offersFrom(offers: readonly OfferList[], windows: readonly WindowList[]): NetworkRows["offers"] {
  const standing = new Map<string, OfferWindow[]>();
  for (const [id, offerId, from, until, quantity, left] of windows) {
    const window = { id, window: windowFrom(from, until), quantity, left };
    const list = standing.get(offerId);
    if (list) list.push(window);
    else standing.set(offerId, [window]);
  }
  return offers.flatMap(
    ([id, authorId, category, placeId, cell, reach, splittable, mostAWeek, attributes]) => {
      const windows = standing.get(id);
      if (!windows) return [];
      return {
        ...{ id, authorId, category, placeId, cell, reach, splittable, mostAWeek, attributes, windows },
        origin: "posted",
        state: "open",
      } as const;
    },
  );
}

function matchFrom(list: MatchList): NetworkRows["matches"][number] {
  const [
    needId,
    offerId,
    offerWindowId,
    receiverId,
    helperId,
    category,
    from,
    until,
    state,
    origin,
    ...rest
  ] = list;
  const [receiverAgreed, helperAgreed, askedUntil, isOfToday] = rest;
  return {
    ...{ needId, offerId, offerWindowId, receiverId, helperId, category, state, origin },
    ...{ receiverAgreed, helperAgreed, isOfToday },
    during: windowFrom(from, until),
    askedUntil: new Date(askedUntil * 1000),
  };
}

function rejectionFrom([needId, offerId, reason]: [string, string, RejectionReason]): Rejection {
  return { needId, offerId, reason };
}

function storedFrom({ stored, storedPairs }: Lists): StoredPlan | null {
  if (!stored) return null;
  const { as_of, objective, lower_bound, verified } = stored;
  return {
    asOf: new Date(as_of),
    objective,
    lowerBound: lower_bound,
    verified,
    pairs: (storedPairs ?? []).map(([needId, windowId, quantity]) => ({ needId, windowId, quantity })),
  };
}

function windowFrom(from: number, until: number) {
  return { from: new Date(from * 1000), until: new Date(until * 1000) };
}
