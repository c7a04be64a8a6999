import { cancelWindowAction } from "@/features/offers/actions";

export const POST = cancelWindowAction;
