import { restoreNeedAction } from "@/features/needs/actions";

export const POST = restoreNeedAction;
