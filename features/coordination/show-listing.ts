import type { Actor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { changeListingState } from "./change-listing-state";
import type { ListingInput } from "./schema";

/** A coordinator puts a hidden listing back on the board. */
export function showListing(actor: Actor, listing: ListingInput): Promise<Result<null>> {
  return changeListingState(actor, listing, "open");
}
