import { endWeeklyNeedAction } from "@/features/needs/actions";

export const POST = endWeeklyNeedAction;
