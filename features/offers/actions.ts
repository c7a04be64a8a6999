import { memberAction } from "@/features/access/member-action";
import { editOffer } from "./edit-offer";
import { postOffer } from "./post-offer";
import { editOfferInput, postOfferInput, withdrawOfferInput } from "./schema";
import { withdrawOffer } from "./withdraw-offer";

export const postOfferAction = memberAction(postOfferInput, postOffer);
export const editOfferAction = memberAction(editOfferInput, editOffer);
export const withdrawOfferAction = memberAction(withdrawOfferInput, withdrawOffer);
