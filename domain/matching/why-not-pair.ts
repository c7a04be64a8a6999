import { isBooked } from "../categories";
import { whyNotFit } from "../fit";
import { overlaps } from "../window";
import type { PlanReason } from "./network-plan";
import type { NeedRow } from "./network-rows";
import type { Posting, Standing } from "./posting";

/**
 * Why the window cannot be proposed for the need, whatever else is planned; empty when it can. First what does not fit,
 * then what the helper has promised, then what people have said.
 */
export function whyNotPair(posting: Posting, need: NeedRow, standing: Standing): PlanReason[] {
  const { offer, window } = standing;
  const reasons: PlanReason[] = whyNotFit(need, offer, window, posting.now, posting.distance);
  if (reasons[0]?.reason === "category") return reasons;
  const clash = findClash(posting, need, standing);
  if (clash) reasons.push({ reason: "busy", during: clash.during });
  if (offer.mostAWeek !== null && posting.room(offer, posting.weeks.indexOf(need.window.from)) <= 0) {
    reasons.push({ reason: "load", most: offer.mostAWeek });
  }
  const how = posting.ended(need.id, offer.authorId);
  if (how) reasons.push({ reason: "declined", how });
  const because = posting.rejected(need.id, offer.id);
  if (because) reasons.push({ reason: "rejected", because });
  if (posting.isAskedEnough(offer.authorId)) reasons.push({ reason: "asked-enough", who: "helper" });
  if (posting.isAskedEnough(need.authorId)) reasons.push({ reason: "asked-enough", who: "receiver" });
  return reasons;
}

/** What the helper has to do at that time in another place; whatever they do in this very window goes together. */
function findClash(posting: Posting, need: NeedRow, { offer, window }: Standing) {
  return posting
    .taken(offer.authorId)
    .find(
      ({ windowId, during }) =>
        (windowId === null || (windowId !== window.id && isBooked(need.category))) &&
        overlaps(during, need.window),
    );
}
