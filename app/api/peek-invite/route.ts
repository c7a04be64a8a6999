import { peekInviteAction } from "@/features/invites/actions";

export const POST = peekInviteAction;
