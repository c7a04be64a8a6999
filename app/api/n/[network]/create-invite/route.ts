import { createInviteAction } from "@/features/invites/actions";

export const POST = createInviteAction;
