import { arrivalStateAction } from "@/features/arrivals/actions";

export const POST = arrivalStateAction;
