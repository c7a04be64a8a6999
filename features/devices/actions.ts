import { memberAction } from "@/features/access/member-action";
import { endDevice, endOtherDevices } from "./end-device";
import { nameDevice } from "./name-device";
import { endDeviceInput, endOtherDevicesInput, nameDeviceInput } from "./schema";

export const nameDeviceAction = memberAction(nameDeviceInput, nameDevice);
export const endDeviceAction = memberAction(endDeviceInput, endDevice);
export const endOtherDevicesAction = memberAction(endOtherDevicesInput, endOtherDevices);
