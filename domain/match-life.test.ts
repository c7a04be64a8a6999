import { describe, expect, it } from "vitest";
import { type Match, matchStates } from "./match";
import type { Refusal } from "./refusals";
import { now, on, sampleMatch } from "./sample-listings";
import { whyNotConfirm } from "./why-not-confirm";
import { whyNotDecline } from "./why-not-decline";
import { isFinished, whyNotFail, whyNotFinish } from "./why-not-finish";
import { whyNotRelease } from "./why-not-release";
import { whyNotWithdrawAsk } from "./why-not-withdraw-ask";

type Case = [string, Partial<Match>, string, Refusal | null];
const confirmed = { state: "confirmed" } as const;
const begun = { state: "confirmed", during: on("08:00", "09:00") } as const;
const lapsed = { askedUntil: now } as const;

describe.each([
  ["whyNotConfirm", whyNotConfirm],
  ["whyNotDecline", whyNotDecline],
])("%s", (_, whyNot) => {
  it.each<Case>([
    ["the helper of a claim", {}, "omar", null],
    ["the receiver of an answer", { origin: "answer" }, "rosa", null],
    ["the claimant", {}, "rosa", "not-yours"],
    ["the answering helper", { origin: "answer" }, "omar", "not-yours"],
    ["the helper of a proposal", { origin: "proposal" }, "omar", null],
    ["the receiver of a proposal", { origin: "proposal" }, "rosa", null],
    ["whoever proposed it", { origin: "proposal" }, "lin", "not-found"],
    ["a third person", {}, "lin", "not-found"],
    ["one instant before it expires", { askedUntil: new Date(now.getTime() + 1) }, "omar", null],
    ["when its time is up", lapsed, "omar", "expired"],
    ["when it has been expired", { state: "expired" }, "omar", "expired"],
    [
      "when it was withdrawn and its time is up",
      { ...lapsed, state: "withdrawn" },
      "omar",
      "already-answered",
    ],
  ])("%s", (_, facts, actor, expected) => {
    expect(whyNot(sampleMatch(facts), actor, now)).toBe(expected);
  });

  it.each(matchStates.filter((state) => state !== "asked" && state !== "expired"))("%s", (state) => {
    expect(whyNot(sampleMatch({ state }), "omar", now)).toBe("already-answered");
  });
});

describe("whyNotWithdrawAsk", () => {
  it.each<Case>([
    ["the claimant", {}, "rosa", null],
    ["the answering helper", { origin: "answer" }, "omar", null],
    ["the person asked", {}, "omar", "not-yours"],
    ["one person of a proposal", { origin: "proposal" }, "rosa", "not-yours"],
    ["a third person", {}, "lin", "not-found"],
    ["after the yes", confirmed, "rosa", "already-answered"],
    ["when its time is up", lapsed, "rosa", "expired"],
  ])("%s", (_, facts, actor, expected) => {
    expect(whyNotWithdrawAsk(sampleMatch(facts), actor, now)).toBe(expected);
  });
});

describe("whyNotRelease", () => {
  it.each<Case>([
    ["the helper", confirmed, "omar", null],
    ["the receiver", confirmed, "rosa", null],
    ["a third person", confirmed, "lin", "not-found"],
    ["still asked", {}, "rosa", "not-confirmed"],
    ["given back before", { state: "released" }, "rosa", "already-answered"],
    [
      "at the minute it starts",
      { ...confirmed, during: { from: now, until: on("09:00", "09:00").from } },
      "rosa",
      "started",
    ],
    ["begun", begun, "omar", "started"],
  ])("%s", (_, facts, actor, expected) => {
    expect(whyNotRelease(sampleMatch(facts), actor, now)).toBe(expected);
  });
});

describe("whyNotFinish and whyNotFail", () => {
  it.each<[...Case, Refusal | null]>([
    ["the helper, begun", begun, "omar", null, null],
    ["the receiver, begun", begun, "rosa", null, null],
    ["a third person", begun, "lin", "not-found", "not-found"],
    ["before it starts", confirmed, "omar", "not-started", "not-started"],
    ["only asked", {}, "omar", "not-confirmed", "not-confirmed"],
    ["done", { ...begun, state: "done" }, "omar", "already-answered", null],
    ["done, a third person", { ...begun, state: "done" }, "lin", "not-found", "not-found"],
    ["fell through before", { ...begun, state: "failed" }, "omar", "already-answered", "already-answered"],
  ])("%s", (_, facts, actor, finish, fail) => {
    expect(whyNotFinish(sampleMatch(facts), actor, now)).toBe(finish);
    expect(whyNotFail(sampleMatch(facts), actor, now)).toBe(fail);
  });

  it("is done by itself when the time of a confirmed match is over", () => {
    expect(isFinished(sampleMatch({ state: "confirmed", during: on("07:00", "08:00") }), now)).toBe(true);
    expect(isFinished(sampleMatch(begun), now)).toBe(false);
    expect(isFinished(sampleMatch({ state: "failed", during: on("07:00", "08:00") }), now)).toBe(false);
  });
});
