import { memberQuery } from "@/features/access/member-query";
import { listOpenInvites } from "@/features/invites/list-open-invites";

export const GET = memberQuery(listOpenInvites);
