import { actingAction } from "@/features/guests/acting-action";
import { editNeed } from "./edit-need";
import { postNeed } from "./post-need";
import { editNeedInput, postNeedInput, withdrawNeedInput } from "./schema";
import { withdrawNeed } from "./withdraw-need";

export const postNeedAction = actingAction(postNeedInput, postNeed);
export const editNeedAction = actingAction(editNeedInput, editNeed);
export const withdrawNeedAction = actingAction(withdrawNeedInput, withdrawNeed);
