import { describe, expect, it } from "vitest";
import {
  hours,
  midnight,
  sampleBoard,
  sampleNeedCard,
  sampleOfferCard,
  sampleWindowCard,
} from "@/domain/sample-board";
import {
  type AskIds,
  type AskTarget,
  askOptions,
  askRequest,
  elsewhereFilter,
  findAgain,
  hasLeft,
  nextTarget,
} from "./ask-target";

const now = new Date((midnight + 8 * 3600) * 1000);
const ids: AskIds = { match: "m", need: "n", offer: "o", window: "w" };
const claim = { kind: "claim" as const, offer: sampleOfferCard(), window: sampleWindowCard() };
const answer = { kind: "answer" as const, need: sampleNeedCard() };

describe("what is sent", () => {
  it.each<[string, AskTarget, string, ReturnType<typeof askRequest>[]]>([
    [
      "a claim is for one's own need, or for one made along with it",
      claim,
      "rosa",
      [
        { verb: "claim-offer", body: { match: "m", need: "need", offer: "offer", window: "window" } },
        { verb: "claim-offer", body: { match: "m", need: "n", offer: "offer", window: "window" } },
      ],
    ],
    [
      "an answer is out of one's own offer, or out of one made along with it",
      answer,
      "omar",
      [
        { verb: "answer-need", body: { match: "m", need: "need", offer: "offer", window: "window" } },
        { verb: "answer-need", body: { match: "m", need: "need", offer: "o", window: "w" } },
      ],
    ],
  ])("%s", (_, target, member, requests) => {
    const options = askOptions(
      target,
      { needs: [sampleNeedCard()], offers: [sampleOfferCard()] },
      member,
      now,
    );
    expect(options.map((option) => askRequest(target, option.own, ids))).toEqual(requests);
  });
});

it.each<[string, AskTarget, boolean]>([
  ["an offer of which some is left", claim, true],
  ["an offer that is all taken", { ...claim, window: sampleWindowCard({ left: 0 }) }, false],
  [
    "a whole that was begun",
    { ...claim, offer: sampleOfferCard({ splittable: false }), window: sampleWindowCard({ left: 2 }) },
    false,
  ],
  ["a need that is open", answer, true],
  ["a need that is covered", { kind: "answer", need: sampleNeedCard({ left: 0 }) }, false],
])("%s has something left or not", (_, target, expected) => {
  expect(hasLeft(target)).toBe(expected);
});

describe("when it was lost", () => {
  const [option] = askOptions(claim, { needs: [], offers: [] }, "rosa", now);
  const asked = { time: option?.time ?? { from: now, until: now }, quantity: 1 };

  it("another listing of the same side is next", () => {
    const second = sampleOfferCard({
      id: "second",
      windows: [sampleWindowCard({ id: "later", ...hours(9, 11) })],
    });
    const known = sampleBoard({
      needs: [sampleNeedCard({ id: "other" })],
      offers: [sampleOfferCard(), second],
    });
    expect(nextTarget(claim, asked, known, "rosa", now)).toEqual({
      kind: "claim",
      offer: second,
      window: second.windows[0],
    });
    expect(nextTarget(answer, asked, known, "omar", now)).toEqual({ kind: "answer", need: known.needs[0] });
    expect(nextTarget(claim, asked, sampleBoard(), "rosa", now)).toBeNull();
  });

  it("is looked for in the newer board first", () => {
    const left = sampleWindowCard({ left: 1 });
    const known = { needs: [], offers: [sampleOfferCard({ windows: [left] })] };
    expect(findAgain(claim, known)).toEqual({ kind: "claim", offer: known.offers[0], window: left });
    expect(findAgain(claim, { needs: [], offers: [sampleOfferCard({ windows: [] })] })).toBeNull();
    expect(findAgain(answer, { needs: [sampleNeedCard()], offers: [] })).toEqual(answer);
    expect(findAgain(answer, known)).toBeNull();
  });

  it("the board shows the rest of the kind", () => {
    expect(elsewhereFilter(claim)).toEqual({ stream: "offers", category: "ride" });
    expect(elsewhereFilter(answer)).toEqual({ stream: "needs", category: "ride" });
  });
});
