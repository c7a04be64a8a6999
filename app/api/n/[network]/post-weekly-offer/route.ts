import { postWeeklyOfferAction } from "@/features/offers/actions";

export const POST = postWeeklyOfferAction;
