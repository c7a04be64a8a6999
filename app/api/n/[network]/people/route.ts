import { memberQuery } from "@/features/access/member-query";
import { listNamed } from "@/features/members/queries";

export const GET = memberQuery(listNamed);
