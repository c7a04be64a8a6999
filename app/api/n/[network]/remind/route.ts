import { remindAction } from "@/features/coordination/actions";

export const POST = remindAction;
