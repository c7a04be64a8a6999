import { memberAction } from "@/features/access/member-action";
import { retirePlace } from "./retire-place";
import { savePlace } from "./save-place";
import { retirePlaceInput, savePlaceInput } from "./schema";

export const savePlaceAction = memberAction(savePlaceInput, savePlace);
export const retirePlaceAction = memberAction(retirePlaceInput, retirePlace);
