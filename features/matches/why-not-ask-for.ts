import { needOf, offerOf, offerWindowOf, windowOf } from "@/domain/card-rules";
import { isSplittable } from "@/domain/categories";
import type { ListingState } from "@/domain/listing";
import type { Refusal } from "@/domain/refusals";
import { whyNotAnswer } from "@/domain/why-not-answer";
import { whyNotClaim } from "@/domain/why-not-claim";
import { remaining } from "@/domain/window";
import { type AskTarget, timeOf } from "./ask-target";

/** Why nothing at all of a listing in this state can be asked for by this member, or null. */
export function whyNotAskFor(
  target: AskTarget,
  state: ListingState,
  memberId: string,
  now: Date,
): Refusal | null {
  const window = windowOf(timeOf(target));
  const during = remaining(window, now) ?? window;
  if (target.kind === "answer") {
    const { need } = target;
    const quantity = isSplittable(need.category) ? 1 : need.quantity;
    return whyNotAnswer({ ...needOf(need), state }, { quantity, during }, memberId, now);
  }
  const quantity = target.offer.splittable ? 1 : target.window.quantity;
  const offer = { ...offerOf(target.offer), state };
  return whyNotClaim(offer, offerWindowOf(target.window), { quantity, during }, memberId, now);
}
