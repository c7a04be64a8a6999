import { actingAction } from "@/features/guests/acting-action";
import { changeWeeklyNeed } from "./change-weekly-need";
import { editNeed } from "./edit-need";
import { endWeeklyNeed } from "./end-weekly-need";
import { postNeed } from "./post-need";
import { postWeeklyNeed } from "./post-weekly-need";
import { restoreNeed } from "./restore-need";
import {
  changeWeeklyNeedInput,
  editNeedInput,
  endWeeklyNeedInput,
  postNeedInput,
  postWeeklyNeedInput,
  withdrawNeedInput,
} from "./schema";
import { withdrawNeed } from "./withdraw-need";

export const postNeedAction = actingAction(postNeedInput, postNeed);
export const editNeedAction = actingAction(editNeedInput, editNeed);
export const withdrawNeedAction = actingAction(withdrawNeedInput, withdrawNeed);
export const postWeeklyNeedAction = actingAction(postWeeklyNeedInput, postWeeklyNeed);
export const changeWeeklyNeedAction = actingAction(changeWeeklyNeedInput, changeWeeklyNeed);
export const endWeeklyNeedAction = actingAction(endWeeklyNeedInput, endWeeklyNeed);
export const restoreNeedAction = actingAction(withdrawNeedInput, restoreNeed);
