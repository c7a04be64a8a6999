import { finishMatchAction } from "@/features/matches/actions";

export const POST = finishMatchAction;
