import { type BoardFilter, formatFilter } from "@/domain/board-filter";

/** The board's address under a filter. */
export function boardHref(network: string, filter: BoardFilter): string {
  const view = formatFilter(filter);
  return `/n/${network}${view && `?${view}`}`;
}
