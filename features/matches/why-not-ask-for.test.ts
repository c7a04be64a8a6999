import { expect, it } from "vitest";
import type { ListingState } from "@/domain/listing";
import type { Refusal } from "@/domain/refusals";
import { hours, midnight, sampleNeedCard, sampleOfferCard, sampleWindowCard } from "@/domain/sample-board";
import { type AskTarget, askOptions } from "./ask-target";
import { whyNotAskFor } from "./why-not-ask-for";

const now = new Date((midnight + 8 * 3600) * 1000);

it.each<[string, AskTarget, ListingState, Refusal | null]>([
  ["an open need", needWith({}), "open", null],
  ["a need that has begun", needWith(hours(7, 9)), "open", null],
  ["one's own need", needWith({ by: "ines" }), "open", "own-listing"],
  ["a covered need", needWith({ left: 0 }), "open", "gone"],
  ["a need that is over", needWith(hours(7, 8)), "open", "over"],
  ["a need with ten minutes left", needWith(hours(7, 8.25)), "open", "over"],
  ["a need taken down", needWith({}), "withdrawn", "taken-down"],
  ["an open offer", offerWith({}), "open", null],
  ["an offer hidden", offerWith({}), "hidden", "taken-down"],
  ["one's own offer", offerWith({ by: "ines" }), "open", "own-listing"],
  ["a taken offer", offerWith({}, { left: 0 }), "open", "gone"],
  ["a whole that was begun", offerWith({ splittable: false }, { left: 2 }), "open", "gone"],
])("%s", (_, target, state, expected) => {
  expect(whyNotAskFor(target, state, "ines", now)).toBe(expected);
  if (state !== "open") return;
  const options = askOptions(target, { needs: [], offers: [] }, "ines", now);
  expect(options.length > 0).toBe(expected === null);
});

function needWith(facts: Parameters<typeof sampleNeedCard>[0]): AskTarget {
  return { kind: "answer", need: sampleNeedCard(facts) };
}

function offerWith(
  facts: Parameters<typeof sampleOfferCard>[0],
  window?: Parameters<typeof sampleWindowCard>[0],
): AskTarget {
  return { kind: "claim", offer: sampleOfferCard(facts), window: sampleWindowCard(window) };
}
