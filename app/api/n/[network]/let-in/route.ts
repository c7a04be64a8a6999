import { letInAction } from "@/features/arrivals/actions";

export const POST = letInAction;
