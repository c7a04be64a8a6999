import type { OfferWindow } from "../listing";
import { minute } from "../window";
import type { Change, WhatIf, WhatThen } from "./network-plan";
import type { MatchRow, NetworkRows, OfferRow } from "./network-rows";
import { differenceBetween, helpedBy } from "./plan-difference";
import { type Planned, pairsById, planListings, planOfPairs } from "./plan-listings";
import { type Away, postingOf } from "./posting";
import { whyNotPair } from "./why-not-pair";

/**
 * What would be different from this plan; null when there is nothing the question could be about, or the pair cannot be.
 * What is promised stays promised.
 */
export function whatThen(planned: Planned, what: WhatIf, mostRounds?: number): WhatThen | null {
  const then =
    what.what === "pair" ? planWithPair(planned, what, mostRounds) : planSupposed(planned, what, mostRounds);
  return then && { difference: differenceBetween(helpedBy(planned), then), certificate: then.certificate };
}

function planSupposed(
  { posting }: Planned,
  what: Exclude<WhatIf, { what: "pair" }>,
  mostRounds?: number,
): Planned | null {
  const supposed = suppose(posting.rows, what);
  return supposed && planListings(postingOf(supposed.rows, posting, supposed.away), mostRounds);
}

/** The best plan that has this pair: all else is planned as if the two had been asked already. */
function planWithPair(
  { posting, certificate }: Planned,
  { needId, windowId }: Extract<WhatIf, { what: "pair" }>,
  mostRounds?: number,
): Planned | null {
  const { rows } = posting;
  const need = posting.needs.find(({ id }) => id === needId);
  const standing = posting.standing.find(({ window }) => window.id === windowId);
  if (!need || !standing || whyNotPair(posting, need, standing).length > 0) return null;
  const pair = { needId, windowId, quantity: Math.min(need.left, standing.window.left) };
  const asked: MatchRow = {
    ...{ needId, offerId: standing.offer.id, offerWindowId: windowId, category: need.category },
    ...{ receiverId: need.authorId, helperId: standing.offer.authorId, during: need.window },
    ...{ state: "confirmed", origin: "proposal", receiverAgreed: true, helperAgreed: true, isOfToday: false },
    askedUntil: posting.now,
  };
  const taken = onOffer(rows, windowId, (offer) => ({
    ...offer,
    windows: offer.windows.map((each) =>
      each.id === windowId ? { ...each, left: each.left - pair.quantity } : each,
    ),
  }));
  const rest = planListings(
    postingOf(
      {
        ...rows,
        offers: taken?.rows.offers ?? [],
        needs: rows.needs.map((each) =>
          each.id === needId ? { ...each, left: each.left - pair.quantity } : each,
        ),
        matches: [...rows.matches, asked],
      },
      posting,
    ),
    mostRounds,
  );
  return planOfPairs(posting, [...pairsById(rest), pair], certificate);
}

/** The rows as they would be, and who would be away; null when there is nothing it could be about. */
type Supposed = { readonly rows: NetworkRows; readonly away: readonly Away[] };

/** All that is about rows, which a pair is not. */
export function suppose(rows: NetworkRows, what: Exclude<WhatIf, { what: "pair" }>): Supposed | null {
  switch (what.what) {
    case "absent":
      return { rows, away: [{ personId: what.personId, during: what.during }] };
    case "no-window":
      return onOffer(rows, what.windowId, (offer) => ({
        ...offer,
        windows: offer.windows.filter(({ id }) => id !== what.windowId),
      }));
    case "change":
      return changed(rows, what.change);
  }
}

function changed(rows: NetworkRows, change: Change): Supposed | null {
  if (change.change === "someone-new") return { rows: withSomeoneNew(rows, change), away: [] };
  const { windowId } = change;
  const ofWindow = (edit: (window: OfferWindow) => OfferWindow) =>
    onOffer(rows, windowId, (offer) => ({
      ...offer,
      windows: offer.windows.map((window) => (window.id === windowId ? edit(window) : window)),
    }));
  const ofOffer = (edit: (offer: OfferRow) => Partial<OfferRow>) =>
    onOffer(rows, windowId, (offer) => ({ ...offer, ...edit(offer) }));
  switch (change.change) {
    case "longer":
      return ofWindow((window) => ({
        ...window,
        window: {
          from: new Date(window.window.from.getTime() - change.earlier * minute),
          until: new Date(window.window.until.getTime() + change.later * minute),
        },
      }));
    case "more-room":
      return ofWindow((window) => ({
        ...window,
        quantity: window.quantity + change.more,
        left: window.left + change.more,
      }));
    case "further":
      return ofOffer(() => ({ reach: "anywhere" }));
    case "share":
      return ofOffer(() => ({ splittable: true }));
    case "more-a-week":
      return ofOffer(({ mostAWeek }) => ({ mostAWeek: mostAWeek === null ? null : mostAWeek + 1 }));
    case "attributes":
      return ofOffer(({ attributes }) => ({
        attributes: [...new Set([...attributes, ...change.attributes])],
      }));
  }
}

/** The offer that this window is of, changed; null when there is no such window. */
function onOffer(rows: NetworkRows, windowId: string, edit: (offer: OfferRow) => OfferRow): Supposed | null {
  const isOf = (offer: OfferRow) => offer.windows.some(({ id }) => id === windowId);
  if (!rows.offers.some(isOf)) return null;
  return {
    rows: { ...rows, offers: rows.offers.map((offer) => (isOf(offer) ? edit(offer) : offer)) },
    away: [],
  };
}

/** Ids that are nobody's: not even the shape is one of the database. */
const somebodyNew = "new";

function withSomeoneNew(rows: NetworkRows, change: Extract<Change, { change: "someone-new" }>): NetworkRows {
  const { category, window, placeId, cell, quantity, attributes } = change;
  const offer: OfferRow = {
    id: somebodyNew,
    authorId: somebodyNew,
    ...{ category, placeId, cell, attributes },
    reach: "anywhere",
    splittable: true,
    mostAWeek: null,
    origin: "posted",
    state: "open",
    windows: [{ id: somebodyNew, window, quantity, left: quantity }],
  };
  return { ...rows, offers: [...rows.offers, offer] };
}
