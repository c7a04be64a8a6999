import type { BoardPayload } from "@/domain/board";
import { type BoardFilter, formatFilter } from "@/domain/board-filter";
import { countFacets, type Facets } from "@/domain/count-facets";
import { selectListings } from "@/domain/select-listings";
import { quarter } from "@/domain/window";

/**
 * What a page brings along: the first few listings of one view with the names and places they mention, and how many
 * there are. The rest comes with the whole board.
 */
export type FirstScreen = {
  /** The filter as `formatFilter` writes it. */
  readonly view: string;
  readonly board: BoardPayload;
  readonly counts: Facets["stream"];
};

/** As many cards as a tall phone or a desktop shows at first; each takes a server a fiftieth of the page's time. */
export const firstListings = 6;

/**
 * The first screen as JSON. Windows begin and end on quarters of an hour, so that until the next one each view of a
 * board has to be worked out only once.
 */
export function writeFirstScreen(
  board: BoardPayload,
  filter: BoardFilter,
  memberId: string,
  nowSeconds: number,
): string {
  const moment = Math.floor((nowSeconds * 1000) / quarter);
  const key = `${moment} ${filter.mine || filter.fits ? memberId : ""} ${formatFilter(filter)}`;
  const known = written.get(board) ?? new Map<string, string>();
  written.set(board, known);
  const text = known.get(key) ?? JSON.stringify(firstScreen(board, filter, memberId, nowSeconds));
  // Views are the reader's to choose, so there is an end to how many are kept.
  if (known.size >= 50) known.clear();
  known.set(key, text);
  return text;
}

export function firstScreen(
  board: BoardPayload,
  filter: BoardFilter,
  memberId: string,
  nowSeconds: number,
): FirstScreen {
  const first = selectListings(board, filter, memberId, nowSeconds).slice(0, firstListings);
  // What fits is worked out again in the browser, so what it fits comes along.
  const isOwn = ({ by }: { by: string }) => filter.fits === true && by === memberId;
  const needs =
    filter.stream === "offers"
      ? board.needs.filter(isOwn)
      : first.flatMap((listing) => (listing.stream === "needs" ? [listing.need] : []));
  const offers =
    filter.stream === "needs"
      ? board.offers.filter(isOwn)
      : first.flatMap((listing) => (listing.stream === "offers" ? [listing.offer] : []));
  const authors = new Set([...needs, ...offers].map((card) => card.by));
  const named = new Set<string | null | undefined>(offers.map((offer) => offer.place)).add(filter.place);
  for (const need of needs) named.add(need.place).add(need.toPlace);
  const places = board.places.filter((place) => named.has(place.id));
  const cells = new Set([...places, ...needs, ...offers].map(({ cell }) => cell));
  return {
    view: formatFilter(filter),
    board: {
      ...board,
      members: board.members.filter((member) => authors.has(member.id)),
      places,
      areas: Object.fromEntries(Object.entries(board.areas).filter(([cell]) => cells.has(cell))),
      needs,
      offers,
      series: board.series.filter(({ id }) => needs.some((need) => need.series === id)),
    },
    counts: countFacets(board, filter, memberId, nowSeconds).stream,
  };
}

const written = new WeakMap<BoardPayload, Map<string, string>>();
