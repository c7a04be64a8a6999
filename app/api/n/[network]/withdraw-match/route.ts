import { withdrawMatchAction } from "@/features/matches/actions";

export const POST = withdrawMatchAction;
