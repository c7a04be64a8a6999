import type { BoardPayload, NeedCard, OfferCard, WindowCard } from "@/domain/board";
import type { BoardFilter } from "@/domain/board-filter";
import { nearnessOn } from "@/domain/board-place";
import type { Window } from "@/domain/window";
import { type AskOption, answerOptions, claimOptions, type OwnListing } from "./ask-options";
import { nextNeed, nextOffer } from "./next-best";

/** What a member is about to claim or to answer. */
export type AskTarget =
  | { readonly kind: "claim"; readonly offer: OfferCard; readonly window: WindowCard }
  | { readonly kind: "answer"; readonly need: NeedCard };

/** As much of the board as asking needs to know. */
export type KnownListings = Pick<BoardPayload, "needs" | "offers">;

/** Ids for one ask, made once: sent again they are the same ask, so that nobody asks twice by trying twice. */
export type AskIds = Readonly<Record<"match" | "need" | "offer" | "window", string>>;

export function askOptions(
  target: AskTarget,
  known: KnownListings,
  memberId: string,
  now: Date,
): AskOption[] {
  return target.kind === "claim"
    ? claimOptions(target.offer, target.window, known.needs, memberId, now)
    : answerOptions(target.need, known.offers, memberId, now);
}

/** The verb of the request and its ids; one's own listing takes the place of one made for this ask. */
export function askRequest(target: AskTarget, own: OwnListing | null, ids: AskIds) {
  if (target.kind === "claim") {
    const { offer, window } = target;
    const body = { match: ids.match, need: own?.id ?? ids.need, offer: offer.id, window: window.id };
    return { verb: "claim-offer", body } as const;
  }
  const from = { offer: own?.id ?? ids.offer, window: own?.offerWindow ?? ids.window };
  return { verb: "answer-need", body: { match: ids.match, need: target.need.id, ...from } } as const;
}

/** What comes closest to a target that was lost, or null. */
export function nextTarget(
  target: AskTarget,
  asked: { readonly time: Window; readonly quantity: number },
  known: KnownListings & Pick<BoardPayload, "places" | "areas">,
  memberId: string,
  now: Date,
): AskTarget | null {
  return nextBest(target.kind, listingOf(target), asked, known, memberId, now);
}

/** The same for a listing that may not be on the board any more. */
export function nextBest(
  kind: AskTarget["kind"],
  listing: Pick<NeedCard & OfferCard, "id" | "category" | "place" | "cell">,
  asked: { readonly time: Window; readonly quantity: number },
  known: KnownListings & Pick<BoardPayload, "places" | "areas">,
  memberId: string,
  now: Date,
): AskTarget | null {
  const wanted = { listing, category: listing.category, time: asked.time, quantity: asked.quantity };
  const nearness = nearnessOn(known);
  if (kind === "claim") {
    const next = nextOffer(wanted, known.offers, memberId, now, nearness);
    return next && { kind: "claim", offer: next.offer, window: next.window };
  }
  const need = nextNeed(wanted, known.needs, memberId, now, nearness);
  return need && { kind: "answer", need };
}

/** The same target as a newer board shows it, or null when it is not there any more. */
export function findAgain(target: AskTarget, known: KnownListings): AskTarget | null {
  if (target.kind === "answer") {
    const need = known.needs.find(({ id }) => id === target.need.id);
    return need ? { kind: "answer", need } : null;
  }
  const offer = known.offers.find(({ id }) => id === target.offer.id);
  const window = offer?.windows.find(({ id }) => id === target.window.id);
  return offer && window ? { kind: "claim", offer, window } : null;
}

/** Whether anything is left to ask for, as far as the card says. */
export function hasLeft(target: AskTarget): boolean {
  if (target.kind === "answer") return target.need.left > 0;
  const { offer, window } = target;
  return offer.splittable ? window.left > 0 : window.left === window.quantity;
}

/** The board as it shows what else there is of the kind. */
export function elsewhereFilter(target: AskTarget): BoardFilter {
  const { category } = listingOf(target);
  return { stream: target.kind === "claim" ? "offers" : "needs", category };
}

/** The listing asked for: who is asked, what it is of. */
export function listingOf(
  target: AskTarget,
): Pick<NeedCard & OfferCard, "id" | "by" | "category" | "place" | "cell"> {
  return target.kind === "claim" ? target.offer : target.need;
}

/** When it stands (epoch seconds), and which listing or window it is: one button each. */
export function timeOf(target: AskTarget): { id: string; from: number; until: number; day: string } {
  return target.kind === "claim" ? target.window : target.need;
}
