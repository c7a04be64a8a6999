import { savePlaceAction } from "@/features/places/actions";

export const POST = savePlaceAction;
