import { layDownDutyAction } from "@/features/duty/actions";

export const POST = layDownDutyAction;
