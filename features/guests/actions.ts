import { memberAction } from "@/features/access/member-action";
import { coordinatorAction } from "@/features/duty/coordinator-action";
import { editGuest } from "./edit-guest";
import { removeGuest } from "./remove-guest";
import { editGuestInput, removeGuestInput, shareGuestKeysInput, writeDownGuestInput } from "./schema";
import { shareGuestKeys } from "./share-guest-keys";
import { writeDownGuest } from "./write-down-guest";

/** Bytes: room for ten people's secrets. */
const most = 64 * 1024;

export const writeDownGuestAction = coordinatorAction(writeDownGuestInput, writeDownGuest, most);
export const editGuestAction = coordinatorAction(editGuestInput, editGuest, most);
export const shareGuestKeysAction = memberAction(shareGuestKeysInput, shareGuestKeys);
export const removeGuestAction = coordinatorAction(removeGuestInput, removeGuest, most);
