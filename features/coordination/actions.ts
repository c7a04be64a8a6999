import { memberAction } from "@/features/access/member-action";
import { editNetwork } from "./edit-network";
import { hideListing } from "./hide-listing";
import { remind } from "./remind";
import { editNetworkInput, listingInput, remindInput } from "./schema";
import { showListing } from "./show-listing";

export const editNetworkAction = memberAction(editNetworkInput, editNetwork);
export const hideListingAction = memberAction(listingInput, hideListing);
export const showListingAction = memberAction(listingInput, showListing);
export const remindAction = memberAction(remindInput, remind);
