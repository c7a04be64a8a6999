import { memberAction } from "@/features/access/member-action";
import { coordinatorAction } from "@/features/duty/coordinator-action";
import { askRemoval } from "./ask-removal";
import { beginEpoch } from "./begin-epoch";
import { mostOfNetwork } from "./columns";
import { endDevices } from "./end-devices";
import { askRemovalInput, beginEpochInput, endDevicesInput } from "./schema";

export const askRemovalAction = memberAction(askRemovalInput, askRemoval);
export const endDevicesAction = memberAction(endDevicesInput, endDevices);
export const beginEpochAction = coordinatorAction(beginEpochInput, beginEpoch, mostOfNetwork);
