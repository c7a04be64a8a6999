import { actingAction } from "@/features/guests/acting-action";
import { answerNeed } from "./answer-need";
import { claimOffer } from "./claim-offer";
import { confirmMatch } from "./confirm-match";
import { declineMatch } from "./decline-match";
import { finishMatch } from "./finish-match";
import { releaseMatch } from "./release-match";
import { answerNeedInput, claimOfferInput, confirmMatchInput, finishMatchInput, matchInput } from "./schema";
import { withdrawMatch } from "./withdraw-match";

export const claimOfferAction = actingAction(claimOfferInput, claimOffer);
export const answerNeedAction = actingAction(answerNeedInput, answerNeed);
export const confirmMatchAction = actingAction(confirmMatchInput, confirmMatch);
export const declineMatchAction = actingAction(matchInput, declineMatch);
export const withdrawMatchAction = actingAction(matchInput, withdrawMatch);
export const releaseMatchAction = actingAction(matchInput, releaseMatch);
export const finishMatchAction = actingAction(finishMatchInput, finishMatch);
