import { editNeedAction } from "@/features/needs/actions";

export const POST = editNeedAction;
