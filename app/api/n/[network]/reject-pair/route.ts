import { rejectPairAction } from "@/features/coordination/actions";

export const POST = rejectPairAction;
