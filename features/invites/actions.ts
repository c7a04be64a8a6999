import { memberAction } from "@/features/access/member-action";
import { publicAction } from "@/features/access/public-action";
import { cancelInvite } from "./cancel-invite";
import { createInvite } from "./create-invite";
import { peekInvite } from "./peek-invite";
import { redeemInvite } from "./redeem-invite";
import { cancelInviteInput, createInviteInput, peekInviteInput, redeemInviteInput } from "./schema";

export const createInviteAction = memberAction(createInviteInput, createInvite);
export const cancelInviteAction = memberAction(cancelInviteInput, cancelInvite);
export const peekInviteAction = publicAction(peekInviteInput, peekInvite);
export const redeemInviteAction = publicAction(redeemInviteInput, redeemInvite);
