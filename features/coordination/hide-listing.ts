import type { Actor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { changeListingState } from "./change-listing-state";
import type { ListingInput } from "./schema";

/** A coordinator takes a listing off the board. What was agreed on it stays agreed. Hiding twice is hiding once. */
export function hideListing(actor: Actor, listing: ListingInput): Promise<Result<null>> {
  return changeListingState(actor, listing, "hidden");
}
