import { memberQuery } from "@/features/access/member-query";
import { listKeys } from "@/features/members/list-keys";

export const GET = memberQuery(listKeys);
