import { endDevicesAction } from "@/features/rotation/actions";

export const POST = endDevicesAction;
