import { memberAction } from "@/features/access/member-action";
import { renameMember } from "./rename-member";
import { renameMemberInput } from "./schema";

export const renameMemberAction = memberAction(renameMemberInput, renameMember);
