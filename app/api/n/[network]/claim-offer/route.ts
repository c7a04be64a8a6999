import { claimOfferAction } from "@/features/matches/actions";

export const POST = claimOfferAction;
