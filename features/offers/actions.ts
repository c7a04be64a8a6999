import { actingAction } from "@/features/guests/acting-action";
import { cancelWindow } from "./cancel-window";
import { changeWeeklyOffer } from "./change-weekly-offer";
import { changeWindow } from "./change-window";
import { editOffer } from "./edit-offer";
import { endWeeklyOffer } from "./end-weekly-offer";
import { postOffer } from "./post-offer";
import { postWeeklyOffer } from "./post-weekly-offer";
import { restoreWindow } from "./restore-window";
import {
  cancelWindowInput,
  changeWeeklyOfferInput,
  changeWindowInput,
  editOfferInput,
  endWeeklyOfferInput,
  postOfferInput,
  postWeeklyOfferInput,
  withdrawOfferInput,
} from "./schema";
import { withdrawOffer } from "./withdraw-offer";

export const postOfferAction = actingAction(postOfferInput, postOffer);
export const editOfferAction = actingAction(editOfferInput, editOffer);
export const withdrawOfferAction = actingAction(withdrawOfferInput, withdrawOffer);
export const postWeeklyOfferAction = actingAction(postWeeklyOfferInput, postWeeklyOffer);
export const changeWeeklyOfferAction = actingAction(changeWeeklyOfferInput, changeWeeklyOffer);
export const endWeeklyOfferAction = actingAction(endWeeklyOfferInput, endWeeklyOffer);
export const changeWindowAction = actingAction(changeWindowInput, changeWindow);
export const cancelWindowAction = actingAction(cancelWindowInput, cancelWindow);
export const restoreWindowAction = actingAction(cancelWindowInput, restoreWindow);
