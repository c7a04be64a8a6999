import { memberAction } from "@/features/access/member-action";
import { endRequest } from "./end-request";
import { passDuty, shareDuty } from "./give-duty";
import { layDownDuty } from "./lay-down-duty";
import { renewDuty } from "./renew-duty";
import { endRequestInput, giveDutyInput, ownDutyInput, takeUpDutyInput } from "./schema";
import { takeUpDuty } from "./take-up-duty";

export const shareDutyAction = memberAction(giveDutyInput, shareDuty);
export const passDutyAction = memberAction(giveDutyInput, passDuty);
export const renewDutyAction = memberAction(ownDutyInput, renewDuty);
export const layDownDutyAction = memberAction(ownDutyInput, layDownDuty);
export const takeUpDutyAction = memberAction(takeUpDutyInput, takeUpDuty);
export const endRequestAction = memberAction(endRequestInput, endRequest);
