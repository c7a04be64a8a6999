import type { OfferWindow } from "../listing";
import { minute } from "../window";
import type { Change, WhatIf } from "./network-plan";
import type { NetworkRows, OfferRow } from "./network-rows";
import type { Away } from "./posting";

/** The rows as they would be, and who would be away; null when there is nothing it could be about. */
export type Supposed = { readonly rows: NetworkRows; readonly away: readonly Away[] };

/** Everything but a pair, which is not about rows. */
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
export const somebodyNew = "new";

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
