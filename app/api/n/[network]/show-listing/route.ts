import { showListingAction } from "@/features/coordination/actions";

export const POST = showListingAction;
