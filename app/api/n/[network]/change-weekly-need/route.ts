import { changeWeeklyNeedAction } from "@/features/needs/actions";

export const POST = changeWeeklyNeedAction;
