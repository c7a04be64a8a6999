import { proposeMatchAction } from "@/features/coordination/actions";

export const POST = proposeMatchAction;
