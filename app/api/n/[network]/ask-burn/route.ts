import { askBurnAction } from "@/features/forgetting/actions";

export const POST = askBurnAction;
