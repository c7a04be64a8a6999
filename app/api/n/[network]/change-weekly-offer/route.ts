import { changeWeeklyOfferAction } from "@/features/offers/actions";

export const POST = changeWeeklyOfferAction;
