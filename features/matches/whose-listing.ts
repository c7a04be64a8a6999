import type { ListingOfMatch, MatchCard } from "./match-card";

/** The other person's listing, and the table it lies in. */
export function otherListing(
  { helperId, need, offer }: MatchCard,
  memberId: string,
): { listing: ListingOfMatch; table: "needs" | "offers" } {
  return helperId === memberId ? { listing: need, table: "needs" } : { listing: offer, table: "offers" };
}
