import { memberAction } from "@/features/access/member-action";
import { coordinatorAction } from "@/features/duty/coordinator-action";
import { editGuest } from "./edit-guest";
import { removeGuest } from "./remove-guest";
import { editGuestInput, removeGuestInput, shareGuestKeysInput, writeDownGuestInput } from "./schema";
import { shareGuestKeys } from "./share-guest-keys";
import { writeDownGuest } from "./write-down-guest";

export const writeDownGuestAction = coordinatorAction(writeDownGuestInput, writeDownGuest);
export const editGuestAction = coordinatorAction(editGuestInput, editGuest);
export const shareGuestKeysAction = memberAction(shareGuestKeysInput, shareGuestKeys);
export const removeGuestAction = coordinatorAction(removeGuestInput, removeGuest);
