import { endOtherDevicesAction } from "@/features/devices/actions";

export const POST = endOtherDevicesAction;
