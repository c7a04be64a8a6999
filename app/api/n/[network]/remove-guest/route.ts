import { removeGuestAction } from "@/features/guests/actions";

export const POST = removeGuestAction;
