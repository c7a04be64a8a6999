import { askRemovalAction } from "@/features/rotation/actions";

export const POST = askRemovalAction;
