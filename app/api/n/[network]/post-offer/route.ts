import { postOfferAction } from "@/features/offers/actions";

export const POST = postOfferAction;
