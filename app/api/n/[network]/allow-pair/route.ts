import { allowPairAction } from "@/features/coordination/actions";

export const POST = allowPairAction;
