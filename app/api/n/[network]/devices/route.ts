import { memberQuery } from "@/features/access/member-query";
import { listDevices } from "@/features/devices/list-devices";

export const GET = memberQuery(listDevices);
