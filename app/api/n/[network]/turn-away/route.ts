import { turnAwayAction } from "@/features/arrivals/actions";

export const POST = turnAwayAction;
