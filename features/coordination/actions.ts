import { memberAction } from "@/features/access/member-action";
import { allowPair } from "./allow-pair";
import { editNetwork } from "./edit-network";
import { hideListing } from "./hide-listing";
import { proposeMatch } from "./propose-match";
import { rejectPair } from "./reject-pair";
import { remind } from "./remind";
import {
  allowPairInput,
  editNetworkInput,
  listingInput,
  proposeMatchInput,
  rejectPairInput,
  remindInput,
  withdrawProposalInput,
} from "./schema";
import { showListing } from "./show-listing";
import { withdrawProposal } from "./withdraw-proposal";

export const editNetworkAction = memberAction(editNetworkInput, editNetwork);
export const hideListingAction = memberAction(listingInput, hideListing);
export const showListingAction = memberAction(listingInput, showListing);
export const remindAction = memberAction(remindInput, remind);
export const proposeMatchAction = memberAction(proposeMatchInput, proposeMatch);
export const withdrawProposalAction = memberAction(withdrawProposalInput, withdrawProposal);
export const rejectPairAction = memberAction(rejectPairInput, rejectPair);
export const allowPairAction = memberAction(allowPairInput, allowPair);
