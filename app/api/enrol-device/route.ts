import { enrolDeviceAction } from "@/features/access/actions";

export const POST = enrolDeviceAction;
