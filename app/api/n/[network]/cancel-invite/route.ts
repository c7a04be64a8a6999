import { cancelInviteAction } from "@/features/invites/actions";

export const POST = cancelInviteAction;
