import type { Category } from "@/domain/categories";
import { hasStarted } from "@/domain/window";
import type { Gap } from "./dashboard";
import type { Words } from "./words";

/** "2 seats missing"; "2 seats missing of 3" when somebody brings the rest. */
export function missingWords({ category, quantity, left }: Gap, { say, amount }: Words): string {
  const about = { category, count: left, amount: amount(category, left) };
  return left < quantity
    ? say("coordinate.gaps.missingOf", { ...about, all: quantity })
    : say("coordinate.gaps.missing", about);
}

/** What else there is to know of it: begun, partly asked for, what it must have. */
export function gapFacts({ category, window, waiting, attributes }: Gap, now: Date, { say, amount }: Words) {
  return [
    ...(hasStarted(window, now) ? [say("coordinate.gaps.begun")] : []),
    ...(waiting > 0
      ? [say("coordinate.gaps.asked", { count: waiting, amount: amount(category, waiting) })]
      : []),
    ...attributes.map((attribute) => say(`attributes.${attribute}`)),
  ];
}

/** What somebody whose offer fits brings along: "has 3 seats", "can take 2 children". */
export function hasWords(category: Category, count: number, { say, amount }: Words): string {
  return say("coordinate.helper.has", { category, count, amount: amount(category, count) });
}
