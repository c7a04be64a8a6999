import { editOfferAction } from "@/features/offers/actions";

export const POST = editOfferAction;
