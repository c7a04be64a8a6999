import { setAreaAction } from "@/features/places/actions";

export const POST = setAreaAction;
