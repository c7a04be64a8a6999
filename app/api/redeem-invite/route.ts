import { redeemInviteAction } from "@/features/invites/actions";

export const POST = redeemInviteAction;
