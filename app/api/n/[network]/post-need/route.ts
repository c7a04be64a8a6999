import { postNeedAction } from "@/features/needs/actions";

export const POST = postNeedAction;
