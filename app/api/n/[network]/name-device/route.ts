import { nameDeviceAction } from "@/features/devices/actions";

export const POST = nameDeviceAction;
