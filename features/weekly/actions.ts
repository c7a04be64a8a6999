import { actingAction } from "@/features/guests/acting-action";
import { confirmWeekly } from "./confirm-weekly";
import { confirmWeeklyInput } from "./schema";

export const confirmWeeklyAction = actingAction(confirmWeeklyInput, confirmWeekly);
