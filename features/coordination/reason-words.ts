import type { CandidateReason } from "@/domain/candidates";
import type { Category } from "@/domain/categories";
import type { OfferWindow } from "@/domain/listing";
import type { Window } from "@/domain/window";
import type { Words } from "./words";

/** What the reasons are about: the need's kind and time, and the window of the offer that misses it. */
export type About = {
  readonly category: Category;
  readonly need: Window;
  readonly offered: Pick<OfferWindow, "window" | "left">;
};

/** Why the offer does not fit, as it stands after a name: "starts half an hour too late". */
export function reasonWords(reason: CandidateReason, about: About, words: Words): string {
  const { say, amount, span, attributes, when } = words;
  const { category } = about;
  switch (reason.reason) {
    case "window-starts-late":
    case "window-ends-early":
      return say(`coordinate.reasons.${reason.reason}`, { span: span(reason.minutes) });
    case "no-overlap": {
      const side = about.offered.window.from < about.need.from ? "before" : "after";
      return say(`coordinate.reasons.${side}`, { minutes: reason.minutes, span: span(reason.minutes) });
    }
    case "quantity":
      if (about.offered.left === 0) return say("coordinate.reasons.full");
      return say("coordinate.reasons.quantity", {
        category,
        count: reason.missing,
        amount: amount(category, reason.missing),
      });
    case "offer-whole":
      return say("coordinate.reasons.offer-whole", { amount: amount(category, reason.quantity) });
    case "attributes":
      return say("coordinate.reasons.attributes", { list: attributes(reason.missing) });
    case "busy":
      return say("coordinate.reasons.busy", { time: when(reason.during) });
    case "place":
      return say("coordinate.reasons.place", { category });
    case "area":
      return say("coordinate.reasons.area", { count: reason.steps });
    default:
      return say(`coordinate.reasons.${reason.reason}`);
  }
}

/** What the person would have to change, as it stands after "could": "start half an hour earlier"; null when nothing helps. */
export function helpWords(reason: CandidateReason, { category }: About, words: Words): string | null {
  const { say, amount, span, attributes } = words;
  switch (reason.reason) {
    case "window-starts-late":
    case "window-ends-early":
      return say(`coordinate.help.${reason.reason}`, { span: span(reason.minutes) });
    case "quantity":
      return say("coordinate.help.quantity", { category, amount: amount(category, reason.missing) });
    case "attributes":
      return say("coordinate.help.attributes", { list: attributes(reason.missing) });
    case "place":
      return say("coordinate.help.place", { category });
    case "area":
      return say("coordinate.help.area", { count: reason.steps });
    case "no-overlap":
    case "offer-whole":
    case "busy":
      return say(`coordinate.help.${reason.reason}`);
    default:
      return null;
  }
}
