import { leavingAction } from "@/features/access/leaving-action";
import { memberAction } from "@/features/access/member-action";
import { memberQuery } from "@/features/access/member-query";
import { agreeToBurn } from "./agree-to-burn";
import { askBurn } from "./ask-burn";
import { eraseMember } from "./erase-member";
import { findMyData } from "./find-my-data";
import { keepNetwork } from "./keep-network";
import { burnInput, eraseMemberInput, nothingInput } from "./schema";

export const eraseMemberAction = leavingAction(eraseMemberInput, eraseMember);
export const askBurnAction = memberAction(burnInput, askBurn);
export const agreeToBurnAction = memberAction(burnInput, agreeToBurn);
export const keepNetworkAction = memberAction(nothingInput, keepNetwork);
export const myDataQuery = memberQuery(findMyData);
