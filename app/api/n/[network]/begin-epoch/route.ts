import { beginEpochAction } from "@/features/rotation/actions";

export const POST = beginEpochAction;
