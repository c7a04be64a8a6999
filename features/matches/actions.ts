import { memberAction } from "@/features/access/member-action";
import { answerNeed } from "./answer-need";
import { claimOffer } from "./claim-offer";
import { confirmMatch } from "./confirm-match";
import { declineMatch } from "./decline-match";
import { finishMatch } from "./finish-match";
import { releaseMatch } from "./release-match";
import { answerNeedInput, claimOfferInput, confirmMatchInput, finishMatchInput, matchInput } from "./schema";
import { withdrawMatch } from "./withdraw-match";

export const claimOfferAction = memberAction(claimOfferInput, claimOffer);
export const answerNeedAction = memberAction(answerNeedInput, answerNeed);
export const confirmMatchAction = memberAction(confirmMatchInput, confirmMatch);
export const declineMatchAction = memberAction(matchInput, declineMatch);
export const withdrawMatchAction = memberAction(matchInput, withdrawMatch);
export const releaseMatchAction = memberAction(matchInput, releaseMatch);
export const finishMatchAction = memberAction(finishMatchInput, finishMatch);
