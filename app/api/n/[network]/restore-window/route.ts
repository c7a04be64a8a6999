import { restoreWindowAction } from "@/features/offers/actions";

export const POST = restoreWindowAction;
