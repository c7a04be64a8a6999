import { type Category, isCategory } from "./categories";

/** What of the board one is looking at; it lives in the address, so that a view can be shared and "back" works. */
export type BoardFilter = {
  readonly stream: "needs" | "offers";
  readonly category?: Category;
  /** "YYYY-MM-DD" in the network's zone. */
  readonly day?: string;
  /** A place's id. */
  readonly place?: string;
  readonly mine?: boolean;
  /** Only what fits one's own listings, the best first; never together with `mine`. */
  readonly fits?: boolean;
};

/** Reads a filter from the address; whatever is not a value of ours is ignored, never an error. */
export function parseFilter(params: { get(name: string): string | null }): BoardFilter {
  const category = params.get("category");
  const day = params.get("day");
  const place = params.get("place");
  return {
    stream: params.get("stream") === "offers" ? "offers" : "needs",
    ...(category && isCategory(category) && { category }),
    ...(day && /^\d{4}-\d{2}-\d{2}$/.test(day) && { day }),
    ...(place && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(place) && { place }),
    ...(params.get("mine") === "1" && { mine: true }),
    ...(params.get("fits") === "1" && params.get("mine") !== "1" && { fits: true }),
  };
}

/** The reverse of `parseFilter`, without a leading "?"; the plain board is the empty text. */
export function formatFilter(filter: BoardFilter): string {
  const params = new URLSearchParams();
  if (filter.stream === "offers") params.set("stream", "offers");
  if (filter.category) params.set("category", filter.category);
  if (filter.day) params.set("day", filter.day);
  if (filter.place) params.set("place", filter.place);
  if (filter.mine) params.set("mine", "1");
  if (filter.fits) params.set("fits", "1");
  return params.toString();
}

/** The same view with only one's own, or again with all; what is one's own fits nothing of one's own. */
export function toggleMine({ fits, ...filter }: BoardFilter): BoardFilter {
  return { ...filter, mine: !filter.mine || undefined };
}

/** The same view with only what fits, or again with all. */
export function toggleFits({ mine, ...filter }: BoardFilter): BoardFilter {
  return { ...filter, fits: !filter.fits || undefined };
}
