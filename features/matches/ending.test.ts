import { describe, expect, it } from "vitest";
import type { Match } from "@/domain/match";
import { now, on, sampleMatch } from "@/domain/sample-listings";
import { type Ending, endingOf, type WayOn, waysOn } from "./ending";

// Rosa receives, Omar helps; the sample is Rosa's claim of Omar's offer.
describe("an ending", () => {
  it.each<[string, Partial<Match>, Ending | null, Ending | null]>([
    ["nobody answered yet", {}, null, null],
    ["nobody answered in time", { state: "expired" }, "unanswered", "missed"],
    ["the server has not noticed yet", { askedUntil: now }, "unanswered", "missed"],
    ["nobody answered an answer in time", { state: "expired", origin: "answer" }, "missed", "unanswered"],
    [
      "only the helper said yes to a proposal",
      { state: "expired", origin: "proposal", helperAgreed: true },
      "missed",
      "unanswered",
    ],
    ["a no", { state: "declined" }, "declined", "declined"],
    ["given back", { state: "released" }, "released", "released"],
    ["done", { state: "done" }, "done.receiver", "done.helper"],
    ["fell through", { state: "failed" }, "failed", "failed"],
    ["agreed", { state: "confirmed" }, null, null],
    ["taken back", { state: "withdrawn" }, null, null],
  ])("%s", (_, facts, forRosa, forOmar) => {
    expect(endingOf(sampleMatch(facts), "rosa", now)).toBe(forRosa);
    expect(endingOf(sampleMatch(facts), "omar", now)).toBe(forOmar);
  });
});

describe("the way on", () => {
  const over = on("07:00", "08:00");
  it.each<[string, Partial<Match>, boolean, WayOn[], WayOn[]]>([
    ["a claim that was refused", { state: "declined" }, false, ["repost", "elsewhere"], ["elsewhere"]],
    ["one for a need on the board", { state: "declined" }, true, ["reopened", "elsewhere"], ["elsewhere"]],
    ["one that ran out", { state: "expired" }, false, ["repost", "elsewhere"], []],
    ["what was given back", { state: "released" }, false, ["repost", "elsewhere"], []],
    ["what is done", { state: "done" }, true, [], []],
    ["what lies in the past", { state: "declined", during: over }, false, [], []],
  ])("%s", (_, facts, isPosted, forRosa, forOmar) => {
    const match = { ...sampleMatch(facts), need: { isPosted } };
    expect(waysOn(match, "rosa", now)).toEqual(forRosa);
    expect(waysOn(match, "omar", now)).toEqual(forOmar);
  });
});
