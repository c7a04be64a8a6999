import { retirePlaceAction } from "@/features/places/actions";

export const POST = retirePlaceAction;
