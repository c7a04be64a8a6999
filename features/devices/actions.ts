import { memberAction } from "@/features/access/member-action";
import { publicAction } from "@/features/access/public-action";
import { endDevice, endOtherDevices } from "./end-device";
import { nameDevice } from "./name-device";
import { redeemDevice } from "./redeem-device";
import { endDeviceInput, endOtherDevicesInput, nameDeviceInput, redeemDeviceInput } from "./schema";

export const nameDeviceAction = memberAction(nameDeviceInput, nameDevice);
export const endDeviceAction = memberAction(endDeviceInput, endDevice);
export const endOtherDevicesAction = memberAction(endOtherDevicesInput, endOtherDevices);
export const redeemDeviceAction = publicAction(redeemDeviceInput, redeemDevice);
