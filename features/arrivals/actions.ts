import { memberAction } from "@/features/access/member-action";
import { publicAction } from "@/features/access/public-action";
import { arrive } from "./arrive";
import { findArrivalState } from "./find-arrival-state";
import { letIn } from "./let-in";
import { arrivalStateInput, arriveInput, letInInput, turnAwayInput } from "./schema";
import { turnAway } from "./turn-away";

export const arriveAction = publicAction(arriveInput, arrive);
export const arrivalStateAction = publicAction(arrivalStateInput, findArrivalState);
export const letInAction = memberAction(letInInput, letIn);
export const turnAwayAction = memberAction(turnAwayInput, turnAway);
