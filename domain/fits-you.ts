import { distanceIn } from "./area";
import type { BoardPayload, NeedCard, OfferCard, WindowCard } from "./board";
import { cellsOf, nearnessOn } from "./board-place";
import { needOf, offerOf, offerWindowOf } from "./card-rules";
import { whyNotFit } from "./fit";
import { compareFits, type FitRank } from "./fit-rank";
import type { Need, Offer, OfferWindow } from "./listing";

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
  const judge = judgeOn(board, nowSeconds);
  const needs = new Map<string, Fit[]>();
  const offers = new Map<string, Fit[]>();
  const standing = board.offers.map((card) => ({ card, offer: judge.offer(card) }));
  for (const card of board.needs) {
    const isMine = card.by === memberId;
    if (memberId === null || card.left === 0 || card.from <= nowSeconds) continue;
    const need = judge.need(card);
    for (const { card: offerCard, offer } of standing) {
      if (offerCard.category !== card.category || (offerCard.by === memberId) === isMine) continue;
      for (const window of offerCard.windows) {
        const fit = judge.fit({ card, need }, { card: offerCard, offer }, window, isMine);
        if (fit) add(isMine ? offers : needs, isMine ? offerCard.id : card.id, fit);
      }
    }
  }
  for (const found of [...needs.values(), ...offers.values()]) found.sort(compareFits);
  return { needs, offers };
}

function judgeOn({ places, areas }: Board, nowSeconds: number) {
  const cellOf = cellsOf(places);
  const distance = distanceIn(areas);
  const nearness = nearnessOn({ places, areas });
  const now = new Date(nowSeconds * 1000);
  const windows = new Map<WindowCard, OfferWindow>();
  const windowOf = (card: WindowCard): OfferWindow => {
    const known = windows.get(card) ?? offerWindowOf(card);
    windows.set(card, known);
    return known;
  };
  return {
    need: (card: NeedCard): Need => ({ ...needOf(card), cell: cellOf(card.place, card.cell) }),
    offer: (card: OfferCard): Offer => ({ ...offerOf(card), cell: cellOf(card.place, card.cell) }),
    fit(
      { card, need }: { card: NeedCard; need: Need },
      { card: offerCard, offer }: { card: OfferCard; offer: Offer },
      window: WindowCard,
      isMine: boolean,
    ): Fit | null {
      // Most windows are of another time; this says so at once.
      if (window.from > card.from || window.until < card.until || window.left === 0) return null;
      if (whyNotFit(need, offer, windowOf(window), now, distance).length > 0) return null;
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
    },
  };
}

function add(fits: Map<string, Fit[]>, id: string, fit: Fit) {
  const known = fits.get(id);
  if (known) known.push(fit);
  else fits.set(id, [fit]);
}
