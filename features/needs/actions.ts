import { memberAction } from "@/features/access/member-action";
import { editNeed } from "./edit-need";
import { postNeed } from "./post-need";
import { editNeedInput, postNeedInput, withdrawNeedInput } from "./schema";
import { withdrawNeed } from "./withdraw-need";

export const postNeedAction = memberAction(postNeedInput, postNeed);
export const editNeedAction = memberAction(editNeedInput, editNeed);
export const withdrawNeedAction = memberAction(withdrawNeedInput, withdrawNeed);
