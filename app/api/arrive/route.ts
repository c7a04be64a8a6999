import { arriveAction } from "@/features/arrivals/actions";

export const POST = arriveAction;
