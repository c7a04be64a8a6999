import { renameMemberAction } from "@/features/members/actions";

export const POST = renameMemberAction;
