import type { BoardPayload, MemberCard, NeedCard, OfferCard, PlaceCard, SeriesCard } from "./board";

/**
 * What changed on a network's board from one version to a later one. What a board has that is not named here stayed as
 * it was.
 */
export type BoardDelta = {
  readonly from: number;
  readonly to: number;
  readonly zone?: string;
  readonly epoch?: number;
  readonly network?: BoardPayload["network"];
  readonly areas?: BoardPayload["areas"];
  readonly members?: ListDelta<MemberCard>;
  readonly places?: ListDelta<PlaceCard>;
  readonly needs?: ListDelta<NeedCard>;
  readonly offers?: ListDelta<OfferCard>;
  readonly series?: ListDelta<SeriesCard>;
};

/** `put` are the cards that came or are others now, each as a whole; `order` all ids, when theirs is another now. */
type ListDelta<Card> = {
  readonly put?: readonly Card[];
  readonly gone?: readonly string[];
  readonly order?: readonly string[];
};

type Card = { readonly id: string };

/** What leads from one board of a network to a later one of it. Linear in what is on the two. */
export function boardDelta(before: BoardPayload, after: BoardPayload): BoardDelta {
  const { zone, epoch, network, areas } = after;
  return {
    from: before.version,
    to: after.version,
    ...(zone !== before.zone && { zone }),
    ...(epoch !== before.epoch && { epoch }),
    ...(!isSame(network, before.network) && { network }),
    ...(!isSame(areas, before.areas) && { areas }),
    ...listDelta("members", before, after),
    ...listDelta("places", before, after),
    ...listDelta("needs", before, after),
    ...listDelta("offers", before, after),
    ...listDelta("series", before, after),
  };
}

/**
 * The board after the change: what `boardDelta` was given as `after`, but for the order of its lists; only that of the
 * places is kept, since all the others are sorted where they are shown. A change the board has already leaves it as it
 * is; null when something between the two is missing. What did not change is the same object as before.
 */
export function applyDelta(board: BoardPayload, delta: BoardDelta): BoardPayload | null {
  if (delta.to <= board.version) return board;
  if (delta.from !== board.version) return null;
  return {
    version: delta.to,
    zone: delta.zone ?? board.zone,
    epoch: delta.epoch ?? board.epoch,
    network: delta.network ?? board.network,
    members: changeList(board.members, delta.members),
    places: changeList(board.places, delta.places),
    areas: delta.areas ?? board.areas,
    needs: changeList(board.needs, delta.needs),
    offers: changeList(board.offers, delta.offers),
    series: changeList(board.series, delta.series),
  };
}

type ListName = "members" | "places" | "needs" | "offers" | "series";

function listDelta(name: ListName, before: BoardPayload, after: BoardPayload) {
  const [old, list]: readonly (readonly Card[])[] = [before[name], after[name]];
  const known = new Map(old?.map((card) => [card.id, card]));
  const put: Card[] = [];
  for (const card of list ?? []) {
    if (!isSame(card, known.get(card.id))) put.push(card);
    known.delete(card.id);
  }
  const gone = [...known.keys()];
  const delta = { ...(put.length > 0 && { put }), ...(gone.length > 0 && { gone }) };
  const order = name === "places" ? orderOf(old ?? [], list ?? [], delta) : undefined;
  if (put.length + gone.length === 0 && !order) return {};
  return { [name]: { ...delta, ...(order && { order }) } };
}

/** The ids of the list, unless the change alone brings them into this order. */
function orderOf(old: readonly Card[], list: readonly Card[], delta: ListDelta<Card>): string[] | undefined {
  const ids = list.map(({ id }) => id);
  const changed = changeList(old, delta);
  return changed.every(({ id }, index) => id === ids[index]) ? undefined : ids;
}

function changeList<Kind extends Card>(
  list: readonly Kind[],
  delta: ListDelta<Kind> | undefined,
): readonly Kind[] {
  if (!delta) return list;
  const { put = [], gone = [], order } = delta;
  const cards = new Map(list.map((card) => [card.id, card]));
  for (const id of gone) cards.delete(id);
  for (const card of put) cards.set(card.id, card);
  return order ? order.flatMap((id) => cards.get(id) ?? []) : [...cards.values()];
}

/** Whether two values are the same JSON. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), other as Record<string, unknown>];
  return (
    left.length === Object.keys(right).length &&
    left.every(([key, value]) => key in right && isSame(value, right[key]))
  );
}
