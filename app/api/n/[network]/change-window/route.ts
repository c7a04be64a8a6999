import { changeWindowAction } from "@/features/offers/actions";

export const POST = changeWindowAction;
