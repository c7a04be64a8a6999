import { editGuestAction } from "@/features/guests/actions";

export const POST = editGuestAction;
