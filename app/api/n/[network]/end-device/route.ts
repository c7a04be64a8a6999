import { endDeviceAction } from "@/features/devices/actions";

export const POST = endDeviceAction;
