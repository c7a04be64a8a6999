import { answerNeedAction } from "@/features/matches/actions";

export const POST = answerNeedAction;
