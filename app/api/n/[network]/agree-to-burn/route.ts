import { agreeToBurnAction } from "@/features/forgetting/actions";

export const POST = agreeToBurnAction;
