import { signOutAction } from "@/features/access/actions";

export const POST = signOutAction;
