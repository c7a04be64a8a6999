import { postWeeklyNeedAction } from "@/features/needs/actions";

export const POST = postWeeklyNeedAction;
