import type { BoardPayload, NeedCard, OfferCard } from "./board";
import type { BoardFilter } from "./board-filter";
import { needIsNear, offerServes, stepsOn } from "./board-place";
import { type Category, categories } from "./categories";
import { listFits } from "./fits-you";

/**
 * How many listings each choice would show, the other choices staying as they are; a day or place that would show
 * none is absent. `category.food` is exactly `selectListings(…, { ...filter, category: "food" }, …).length`.
 */
export type Facets = {
  readonly stream: Readonly<Record<BoardFilter["stream"], number>>;
  readonly category: Readonly<Record<Category, number>>;
  readonly day: ReadonlyMap<string, number>;
  readonly place: ReadonlyMap<string, number>;
  readonly mine: number;
  readonly fits: number;
};

/** Counts in one pass over both streams; same arguments as `selectListings`. */
export function countFacets(
  payload: BoardPayload,
  filter: BoardFilter,
  memberId: string | null,
  nowSeconds: number,
): Facets {
  const stream = { needs: 0, offers: 0 };
  const category = Object.fromEntries(categories.map((name) => [name, 0])) as Record<Category, number>;
  const day = new Map<string, number>();
  const place = new Map<string, number>();
  const steps = stepsOn(payload);
  const fitting = listFits(payload, memberId, nowSeconds);
  let mine = 0;
  let fits = 0;

  const isOn = (days: readonly string[]) => days.length > 0 && (!filter.day || days.includes(filter.day));
  const count = (name: BoardFilter["stream"], card: NeedCard | OfferCard, days: string[], serves: Serves) => {
    if (days.length === 0) return;
    const isMine = card.by === memberId;
    const fitDays = [...new Set(fitting[name].get(card.id)?.map((fit) => fit.day))];
    const shownOn = filter.fits ? fitDays : days;
    const passes = {
      category: !filter.category || card.category === filter.category,
      day: isOn(shownOn),
      place: !filter.place || serves(filter.place),
      mine: !filter.mine || isMine,
    };
    if (passes.category && passes.day && passes.place && passes.mine) stream[name] += 1;
    if (name !== filter.stream) return;
    if (passes.day && passes.place && passes.mine) category[card.category] += 1;
    if (passes.category && isOn(days) && passes.place && isMine) mine += 1;
    if (passes.category && isOn(fitDays) && passes.place) fits += 1;
    if (passes.category && passes.place && passes.mine) for (const each of shownOn) add(day, each);
    if (passes.category && passes.day && passes.mine)
      for (const each of payload.places) if (serves(each.id)) add(place, each.id);
  };

  for (const need of payload.needs)
    count("needs", need, need.until > nowSeconds ? [need.day] : [], (id) => needIsNear(need, id, steps));
  for (const offer of payload.offers)
    count("offers", offer, liveDays(offer, nowSeconds), (id) => offerServes(offer, id, steps));
  return { stream, category, day, place, mine, fits };
}

type Serves = (place: string) => boolean;

function liveDays(offer: OfferCard, now: number): string[] {
  const days: string[] = [];
  for (const window of offer.windows)
    if (window.until > now && !days.includes(window.day)) days.push(window.day);
  return days;
}

function add(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
