import { eraseMemberAction } from "@/features/forgetting/actions";

export const POST = eraseMemberAction;
