import { isSplittable } from "../categories";
import type { Change, CheapestChange, Step } from "./network-plan";
import type { NeedRow } from "./network-rows";
import type { Occupancy } from "./occupancy";
import type { Planned, Use } from "./plan-listings";
import { changesFor, priceOfChange } from "./possible-changes";
import type { Posting, Standing } from "./posting";
import { whyNotPair } from "./why-not-pair";

/**
 * The cheapest change that covers what is missing of a need without anybody losing help for it: something one person
 * could do beyond what they offered, for this need, or for another whose helper then becomes free for this one, and so
 * on through at most `mostHands` hands; or somebody new. What it says can be done step by step, so that it holds for
 * every solver: the plan with these steps is a plan. `near` says which windows to look at for a need.
 */
export function cheapestChange(
  planned: Planned,
  need: number,
  missing: number,
  occupancy: Occupancy,
  near: (need: number) => readonly number[],
): CheapestChange | null {
  const { posting } = planned;
  const row = posting.needs[need] as NeedRow;
  if (posting.isAskedEnough(row.authorId)) return null;
  const fresh = someoneNew(row, missing);
  const search = new Search(planned, near, fresh.price);
  const found = search.cover({ need, quantity: missing }, occupancy, true, 1, []);
  return found?.change ? { change: found.change, price: found.price, steps: found.steps } : fresh;
}

/** So many people at most do something else than planned. */
const mostHands = 3;

/** So many pairs are looked at for one need before the best so far has to do. */
const mostLooks = 600;

type Wanted = { readonly need: number; readonly quantity: number };

type Found = { readonly change: Change | null; readonly price: number; readonly steps: readonly Step[] };

class Search {
  private looks = 0;

  constructor(
    private readonly planned: Planned,
    private readonly near: (need: number) => readonly number[],
    /** Nothing dearer is of interest. */
    private best: number,
  ) {}

  /** The cheapest way to help a need, given who does what; with one change somewhere along the way, or none. */
  cover(
    wanted: Wanted,
    occupancy: Occupancy,
    mayChange: boolean,
    hand: number,
    seen: readonly number[],
  ): Found | null {
    const { posting } = this.planned;
    let best: Found | null = null;
    for (const at of mayChange ? this.near(wanted.need) : this.fitting(wanted.need)) {
      if (++this.looks > mostLooks) break;
      for (const way of waysOf(posting, occupancy, wanted, at)) {
        if (way.change && !mayChange) continue;
        const price = way.change ? priceOfChange(way.change) : 0;
        if (price >= this.best || (way.instead && (hand === mostHands || seen.includes(way.instead.need))))
          continue;
        const rest = way.instead
          ? this.cover(
              way.instead,
              occupancy.after(way.instead, { ...wanted, standing: at }),
              mayChange && !way.change,
              hand + 1,
              [...seen, wanted.need],
            )
          : nothingMore;
        if (!rest) continue;
        const change = way.change ?? rest.change;
        const total = price + rest.price;
        // Along the way of another need's change nothing is found before the change is.
        if (best && total >= best.price) continue;
        if (mayChange && !change) continue;
        best = { change, price: total, steps: [stepOf(posting, wanted.need, at), ...rest.steps] };
        if (hand === 1) this.best = total;
      }
    }
    return best;
  }

  private fitting(need: number): Int32Array {
    const { start, standing } = this.planned.pairs;
    return standing.subarray(start[need], start[need + 1]);
  }
}

const nothingMore: Found = { change: null, price: 0, steps: [] };

/** A change, if it takes one, and whoever has to be helped by somebody else then, if anybody. */
type Way = { readonly change: Change | null; readonly instead: Use | null };

/** In which ways this window could help: with at most one change and at most one other need that gives way. */
function waysOf(posting: Posting, occupancy: Occupancy, { need, quantity }: Wanted, at: number): Way[] {
  const row = posting.needs[need] as NeedRow;
  const standing = posting.standing[at] as Standing;
  if (isSplittable(row.category) && (standing.offer.mostAWeek !== null || !standing.offer.splittable))
    return [];
  // What is left, and how often more, depends on the plan, and is looked at below.
  const reasons = whyNotPair(posting, row, standing).filter(
    ({ reason }) => reason !== "quantity" && reason !== "load",
  );
  const changes = changesFor(row, standing, reasons);
  if (!changes || changes.length > 1) return [];
  const change = changes[0] ?? null;
  const asked = {
    personId: standing.offer.authorId,
    offerId: standing.offer.id,
    windowId: standing.window.id,
  };
  const obstacles: Obstacle[] = [];
  const short = quantity - occupancy.free(at);
  if (short > 0 || (!standing.offer.splittable && occupancy.usesOf(at).length > 0)) {
    obstacles.push({
      change:
        standing.offer.splittable || occupancy.usesOf(at).length === 0
          ? { change: "more-room", ...asked, needId: row.id, more: short }
          : null,
      instead: occupancy.usesOf(at).filter((use) => use.quantity >= short),
    });
  }
  const elsewhere = occupancy.elsewhere(row, at);
  if (elsewhere.length > 0)
    obstacles.push({ change: null, instead: elsewhere.length === 1 ? elsewhere : [] });
  const { uses, room } = occupancy.inWeek(at, posting.weeks.indexOf(row.window.from));
  if (room === 0)
    obstacles.push({ change: { change: "more-a-week", ...asked, needId: row.id }, instead: uses });
  // More is promised already than the offer says now: once more would not do.
  if (room < 0) obstacles.push({ change: null, instead: [] });
  return combine(change, obstacles);
}

/** What stands in the way besides the listing itself: goes with a change, or when one of these needs gives way. */
type Obstacle = { readonly change: Change | null; readonly instead: readonly Use[] };

function combine(change: Change | null, obstacles: readonly Obstacle[]): Way[] {
  let ways: Way[] = [{ change, instead: null }];
  for (const obstacle of obstacles) {
    ways = ways.flatMap((way) => [
      ...(obstacle.change && !way.change ? [{ ...way, change: obstacle.change }] : []),
      ...(way.instead
        ? obstacle.instead.includes(way.instead)
          ? [way]
          : []
        : obstacle.instead.map((instead) => ({ ...way, instead }))),
    ]);
  }
  return ways;
}

function stepOf({ needs, standing }: Posting, need: number, at: number): Step {
  const { offer, window } = standing[at] as Standing;
  return { needId: (needs[need] as NeedRow).id, windowId: window.id, personId: offer.authorId };
}

function someoneNew(
  { id, category, window, placeId, cell, attributes }: NeedRow,
  quantity: number,
): CheapestChange {
  const change: Change = { change: "someone-new", category, window, placeId, cell, quantity, attributes };
  return { change, price: priceOfChange(change), steps: [{ needId: id, windowId: null, personId: null }] };
}
