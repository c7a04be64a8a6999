import { hideListingAction } from "@/features/coordination/actions";

export const POST = hideListingAction;
