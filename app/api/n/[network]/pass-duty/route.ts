import { passDutyAction } from "@/features/duty/actions";

export const POST = passDutyAction;
