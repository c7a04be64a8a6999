import { confirmMatchAction } from "@/features/matches/actions";

export const POST = confirmMatchAction;
