import { shareDutyAction } from "@/features/duty/actions";

export const POST = shareDutyAction;
