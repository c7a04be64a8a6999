import { withdrawNeedAction } from "@/features/needs/actions";

export const POST = withdrawNeedAction;
