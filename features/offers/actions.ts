import { actingAction } from "@/features/guests/acting-action";
import { editOffer } from "./edit-offer";
import { postOffer } from "./post-offer";
import { editOfferInput, postOfferInput, withdrawOfferInput } from "./schema";
import { withdrawOffer } from "./withdraw-offer";

export const postOfferAction = actingAction(postOfferInput, postOffer);
export const editOfferAction = actingAction(editOfferInput, editOffer);
export const withdrawOfferAction = actingAction(withdrawOfferInput, withdrawOffer);
