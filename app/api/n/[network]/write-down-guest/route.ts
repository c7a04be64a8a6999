import { writeDownGuestAction } from "@/features/guests/actions";

export const POST = writeDownGuestAction;
