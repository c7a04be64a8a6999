import { takeUpDutyAction } from "@/features/duty/actions";

export const POST = takeUpDutyAction;
