import { shareGuestKeysAction } from "@/features/guests/actions";

export const POST = shareGuestKeysAction;
