import { redeemDeviceAction } from "@/features/devices/actions";

export const POST = redeemDeviceAction;
