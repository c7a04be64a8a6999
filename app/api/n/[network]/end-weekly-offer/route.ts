import { endWeeklyOfferAction } from "@/features/offers/actions";

export const POST = endWeeklyOfferAction;
