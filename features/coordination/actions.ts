import { memberAction } from "@/features/access/member-action";
import { hideListing } from "./hide-listing";
import { remind } from "./remind";
import { listingInput, remindInput } from "./schema";
import { showListing } from "./show-listing";

export const hideListingAction = memberAction(listingInput, hideListing);
export const showListingAction = memberAction(listingInput, showListing);
export const remindAction = memberAction(remindInput, remind);
