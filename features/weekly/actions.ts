import { memberAction } from "@/features/access/member-action";
import { confirmWeekly } from "./confirm-weekly";
import { confirmWeeklyInput } from "./schema";

export const confirmWeeklyAction = memberAction(confirmWeeklyInput, confirmWeekly);
