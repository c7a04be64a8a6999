import { memberAction } from "@/features/access/member-action";
import { coordinatorAction } from "@/features/duty/coordinator-action";
import { askRemoval } from "./ask-removal";
import { beginEpoch } from "./begin-epoch";
import { endDevices } from "./end-devices";
import { askRemovalInput, beginEpochInput, endDevicesInput } from "./schema";

/** In bytes: some seven thousand short notes. */
const maxNetwork = 8 * 1024 * 1024;

export const askRemovalAction = memberAction(askRemovalInput, askRemoval);
export const endDevicesAction = memberAction(endDevicesInput, endDevices);
export const beginEpochAction = coordinatorAction(beginEpochInput, beginEpoch, maxNetwork);
