import { memberQuery } from "@/features/access/member-query";
import { listPeople } from "@/features/members/queries";

export const GET = memberQuery(listPeople);
