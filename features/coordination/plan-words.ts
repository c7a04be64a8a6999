import { type Category, isBooked } from "@/domain/categories";
import type { Change, PlanReason, WhyPair } from "@/domain/matching/network-plan";
import { type About, reasonWords } from "./reason-words";
import type { Words } from "./words";

/** What speaks for two people, each in a few words: where, how well the time is used, what is brought, how often. */
export function whyWords(why: WhyPair, category: Category, words: Words): string[] {
  const { say, span, attributes } = words;
  const near = nearWords(why, words);
  return [
    ...(near ? [near] : []),
    ...(isBooked(category)
      ? [
          why.minutesUsed < why.minutesOffered
            ? say("plan.why.time", { used: span(why.minutesUsed), offered: span(why.minutesOffered) })
            : say("plan.why.wholeTime"),
        ]
      : []),
    ...(why.attributes.length > 0 ? [say("plan.why.brings", { list: attributes(why.attributes) })] : []),
    say("plan.why.load", { count: why.tasks + why.proposed }),
    ...(why.alternatives === 0 ? [say("plan.why.only")] : []),
  ];
}

function nearWords({ isSamePlace, steps }: WhyPair, { say }: Words): string | null {
  if (isSamePlace) return say("plan.why.place");
  return steps === null ? null : say("plan.why.area", { steps });
}

/** Why the plan does not have somebody for a need, as it stands after their name. */
export function planReasonWords(reason: PlanReason, about: About, words: Words): string {
  const { say } = words;
  switch (reason.reason) {
    case "declined":
      return say(`plan.reasons.${reason.how}`);
    case "rejected":
      return say("plan.reasons.rejected", { because: say(`plan.because.${reason.because}`) });
    case "asked-enough":
      return say(`plan.reasons.asked.${reason.who}`);
    case "load":
      return say("plan.reasons.load", { count: reason.most });
    case "planned":
      return say("plan.reasons.planned", { count: reason.needIds.length });
    default:
      return reasonWords(reason, about, words);
  }
}

/** What one person would have to do, as it stands after "could"; null when it takes somebody new. */
export function changeWords(change: Change, category: Category, words: Words): string | null {
  const { say, span, amount, attributes, list } = words;
  switch (change.change) {
    case "longer":
      return list([
        ...(change.earlier > 0
          ? [say("coordinate.help.window-starts-late", { span: span(change.earlier) })]
          : []),
        ...(change.later > 0 ? [say("coordinate.help.window-ends-early", { span: span(change.later) })] : []),
      ]);
    case "more-room":
      return say("coordinate.help.quantity", { category, amount: amount(category, change.more) });
    case "further":
      return change.steps === null
        ? say("coordinate.help.place", { category })
        : say("coordinate.help.area", { count: change.steps });
    case "more-a-week":
      return say("plan.change.more-a-week");
    case "share":
      return say("coordinate.help.offer-whole");
    case "attributes":
      return say("coordinate.help.attributes", { list: attributes(change.attributes) });
    case "someone-new":
      return null;
  }
}
