import { releaseMatchAction } from "@/features/matches/actions";

export const POST = releaseMatchAction;
