import { memberAction } from "@/features/access/member-action";
import { retirePlace } from "./retire-place";
import { savePlace } from "./save-place";
import { retirePlaceInput, savePlaceInput, setAreaInput } from "./schema";
import { setArea } from "./set-area";

export const savePlaceAction = memberAction(savePlaceInput, savePlace);
export const retirePlaceAction = memberAction(retirePlaceInput, retirePlace);
export const setAreaAction = memberAction(setAreaInput, setArea);
