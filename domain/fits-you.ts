import { distanceIn } from "./area";
import type { BoardPayload, NeedCard, OfferCard, WindowCard } from "./board";
import { cellsOf, nearnessOn } from "./board-place";
import { needOf, offerOf, offerWindowOf } from "./card-rules";
import type { Category } from "./categories";
import { whyNotFit } from "./fit";
import { compareFits, type FitRank } from "./fit-rank";
import type { Need, Offer } from "./listing";

/** Why a listing of somebody else fits one of one's own. */
export type Fit = FitRank & {
  /** When one's own listing stands, in epoch seconds: the window of the offer, or the need's time. */
  readonly own: { readonly id: string; readonly from: number; readonly until: number };
  /** The offer's window, whoever's it is, and the day under which the other's listing stands. */
  readonly window: string;
  readonly day: string;
  /** How much of the need it would cover. */
  readonly covers: number;
};

/** By the id of the listing, the best fit first. */
export type Fits = {
  readonly needs: ReadonlyMap<string, readonly Fit[]>;
  readonly offers: ReadonlyMap<string, readonly Fit[]>;
};

type Board = Pick<BoardPayload, "needs" | "offers" | "places" | "areas">;

/**
 * The needs of others that this member's open offers would cover, and the offers of others that would cover this member's
 * open needs. Fit is what the engine calls so: the offer's window contains the need's time, and nothing is missing.
 */
export function listFits(board: Board, memberId: string | null, nowSeconds: number): Fits {
  const fitOf = judgeOn(board, nowSeconds);
  const needs = new Map<string, Fit[]>();
  const offers = new Map<string, Fit[]>();
  // One's own are few: what is compared is never all of a large board with all of it.
  const own = offersByCategory(board.offers.filter(({ by }) => by === memberId));
  const others = offersByCategory(board.offers.filter(({ by }) => by !== memberId));
  for (const card of board.needs) {
    if (memberId === null || card.left === 0 || card.from <= nowSeconds) continue;
    const isMine = card.by === memberId;
    const candidates = (isMine ? others : own).get(card.category);
    if (!candidates) continue;
    for (const offer of candidates) {
      for (const window of offer.windows) {
        const fit = fitOf(card, offer, window, isMine);
        if (fit) add(isMine ? offers : needs, isMine ? offer.id : card.id, fit);
      }
    }
  }
  for (const found of [...needs.values(), ...offers.values()]) found.sort(compareFits);
  return { needs, offers };
}

function offersByCategory(cards: readonly OfferCard[]): ReadonlyMap<Category, readonly OfferCard[]> {
  const byCategory = new Map<Category, OfferCard[]>();
  for (const card of cards) {
    const known = byCategory.get(card.category);
    if (known) known.push(card);
    else byCategory.set(card.category, [card]);
  }
  return byCategory;
}

function judgeOn({ places, areas }: Board, nowSeconds: number) {
  const cellOf = cellsOf(places);
  const distance = distanceIn(areas);
  const nearness = nearnessOn({ places, areas });
  const now = new Date(nowSeconds * 1000);
  const needs = new Map<NeedCard, Need>();
  const offers = new Map<OfferCard, Offer>();
  const needFor = (card: NeedCard) => ({ ...needOf(card), cell: cellOf(card.place, card.cell) });
  const offerFor = (card: OfferCard) => ({ ...offerOf(card), cell: cellOf(card.place, card.cell) });
  return (card: NeedCard, offerCard: OfferCard, window: WindowCard, isMine: boolean): Fit | null => {
    // Most windows are of another time; this says so at once.
    if (window.from > card.from || window.until < card.until || window.left === 0) return null;
    const need = kept(needs, card, needFor);
    const offer = kept(offers, offerCard, offerFor);
    if (whyNotFit(need, offer, offerWindowOf(window), now, distance).length > 0) return null;
    const [own, shown] = isMine ? [card, window] : [window, card];
    return {
      ...nearness(card, offerCard),
      idle: (window.until - window.from - (card.until - card.from)) / 60,
      from: card.from,
      own: { id: isMine ? card.id : offerCard.id, from: own.from, until: own.until },
      window: window.id,
      day: shown.day,
      covers: Math.min(card.left, window.left),
    };
  };
}

/** Worked out once. */
function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  return value;
}

function add(fits: Map<string, Fit[]>, id: string, fit: Fit) {
  const known = fits.get(id);
  if (known) known.push(fit);
  else fits.set(id, [fit]);
}
