import { now, on, sampleMatch, sampleNeed, sampleOffer, sampleWindow } from "../sample-listings";
import type { Window } from "../window";
import type { MatchRow, NeedRow, NetworkRows, OfferRow, Surroundings } from "./network-rows";

/** For tests: that Thursday morning in UTC, with areas named "1", "2" and so on along one street. */
export const surroundings: Surroundings = {
  now,
  zone: "UTC",
  distance: (one, other) => Math.abs(Number(one) - Number(other)),
};

/** A network with these rows, and else empty. */
export function rowsOf(rows: Partial<NetworkRows>): NetworkRows {
  return { version: 1, needs: [], offers: [], matches: [], rejections: [], ...rows };
}

/** A ride for one with Rosa's name, unless told otherwise. */
export function need(id: string, facts: Partial<NeedRow> = {}): NeedRow {
  const left = facts.left ?? 1;
  return { ...sampleNeed({ quantity: left, left }), id, ...facts };
}

/** An offer with one window, both of the same id; by whoever has that name. */
export function offer(
  id: string,
  facts: Partial<OfferRow> & { window?: Window; left?: number } = {},
): OfferRow {
  const { window = on("08:15", "12:00"), left = 1, ...rest } = facts;
  return {
    ...sampleOffer({ authorId: id }),
    id,
    mostAWeek: null,
    windows: [sampleWindow({ id, window, quantity: left, left })],
    ...rest,
  };
}

/** A match of one ride that is promised, unless told otherwise. */
export function match(facts: Partial<MatchRow> = {}): MatchRow {
  return {
    ...sampleMatch(),
    needId: "promised",
    offerId: "promised",
    offerWindowId: "promised",
    category: "ride",
    isOfToday: false,
    ...facts,
  };
}
