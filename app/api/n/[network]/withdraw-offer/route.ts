import { withdrawOfferAction } from "@/features/offers/actions";

export const POST = withdrawOfferAction;
