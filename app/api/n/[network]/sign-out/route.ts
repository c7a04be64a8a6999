import { signOutAction } from "@/features/access/sign-out";

export const POST = signOutAction;
