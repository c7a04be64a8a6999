import { renewDutyAction } from "@/features/duty/actions";

export const POST = renewDutyAction;
