import { describe, expect, it } from "vitest";
import type { Need, Offer, OfferWindow } from "./listing";
import type { Refusal } from "./refusals";
import { now, on, sampleNeed, sampleOffer, sampleWindow } from "./sample-listings";
import { whyNotAnswer } from "./why-not-answer";
import { type Ask, whyNotAskAgain, whyNotAskForSame } from "./why-not-ask";
import { whyNotBook } from "./why-not-book";
import { whyNotClaim } from "./why-not-claim";
import { whyNotWithdraw } from "./why-not-withdraw";

type ClaimCase = [string, Partial<Offer>, Partial<OfferWindow>, Partial<Ask>, Refusal | null];

describe("whyNotClaim", () => {
  it.each<ClaimCase>([
    ["two of three seats", {}, {}, {}, null],
    ["the last seats", {}, { left: 2 }, {}, null],
    ["one's own offer", { authorId: "rosa" }, {}, {}, "own-listing"],
    ["an offer made by an answer", { origin: "answer" }, {}, {}, "not-found"],
    ["a hidden offer", { state: "hidden" }, {}, {}, "taken-down"],
    ["a withdrawn offer", { state: "withdrawn" }, {}, {}, "taken-down"],
    ["more than is left", {}, { left: 1 }, {}, "gone"],
    ["nothing left", {}, { left: 0 }, {}, "gone"],
    ["a window that is over", {}, { window: on("06:00", "08:00") }, {}, "over"],
    ["a time that has begun", {}, {}, { during: on("08:00", "09:00") }, "over"],
    ["the rest of a window that has begun", {}, {}, { during: on("08:15", "12:00") }, null],
    ["earlier than the window", {}, { window: on("09:15", "12:00") }, {}, "outside-window"],
    ["later than the window", {}, { window: on("08:00", "09:45") }, {}, "outside-window"],
    ["no time at all", {}, {}, { during: on("09:00", "09:00") }, "outside-window"],
    ["five minutes past", {}, {}, { during: on("09:05", "10:00") }, "outside-window"],
    ["no seat", {}, {}, { quantity: 0 }, "invalid"],
    ["half a seat", {}, {}, { quantity: 0.5 }, "invalid"],
    ["not a number", {}, {}, { quantity: Number.NaN }, "invalid"],
    ["a part of what goes as a whole", { splittable: false }, {}, {}, "whole-only"],
    ["the whole of it", { splittable: false }, {}, { quantity: 3 }, null],
    ["what went as a whole", { splittable: false }, { left: 0 }, { quantity: 3 }, "gone"],
  ])("%s", (_, offer, window, claim, expected) => {
    const ask = { quantity: 2, during: on("09:00", "10:00"), ...claim };
    expect(whyNotClaim(sampleOffer(offer), sampleWindow(window), ask, "rosa", now)).toBe(expected);
  });
});

describe("whyNotAnswer", () => {
  const pot = { category: "food", toPlaceId: null, quantity: 8, left: 8 } as const;
  it.each<[string, Partial<Need>, Partial<Ask>, Refusal | null]>([
    ["the whole ride", {}, {}, null],
    ["a part of its time", {}, { during: on("09:30", "09:45") }, null],
    ["one seat of two", {}, { quantity: 1 }, "whole-only"],
    ["more seats than asked", {}, { quantity: 3 }, "gone"],
    ["a ride that is taken", { left: 0 }, {}, "gone"],
    ["one's own need", { authorId: "omar" }, {}, "own-listing"],
    ["a need made by a claim", { origin: "claim" }, {}, "not-found"],
    ["a hidden need", { state: "hidden" }, {}, "taken-down"],
    ["a need that is over", { window: on("07:00", "08:00") }, {}, "over"],
    ["outside its time", {}, { during: on("09:30", "10:30") }, "outside-window"],
    ["some portions", pot, { quantity: 3 }, null],
    ["all that is left", { ...pot, left: 2 }, {}, null],
    ["more than is left", { ...pot, left: 1 }, {}, "gone"],
  ])("%s", (_, need, answer, expected) => {
    const ask = { quantity: 2, during: on("09:00", "10:00"), ...answer };
    expect(whyNotAnswer(sampleNeed(need), ask, "omar", now)).toBe(expected);
  });
});

it("lets three asks stand open and refuses the fourth", () => {
  expect([0, 1, 2, 3, 4].map(whyNotAskAgain)).toEqual([null, null, null, "too-many-asks", "too-many-asks"]);
});

it("lets somebody ask three times for the same", () => {
  expect([0, 1, 2, 3].map(whyNotAskForSame)).toEqual([null, null, null, "asked-enough"]);
});

describe("whyNotBook", () => {
  const riding = { offerWindowId: "car", during: on("09:00", "10:00") };
  it.each([
    ["nothing promised", [], null],
    ["a second rider in the same car", [riding], null],
    ["another window at that time", [{ ...riding, offerWindowId: "kids" }], "helper-busy"],
    ["another window just before", [{ offerWindowId: "kids", during: on("08:00", "09:00") }], null],
    ["another window just after", [{ offerWindowId: "kids", during: on("10:00", "11:00") }], null],
    [
      "a quarter of overlap",
      [riding, { offerWindowId: "kids", during: on("09:45", "11:00") }],
      "helper-busy",
    ],
  ])("%s", (_, bookings, expected) => {
    expect(whyNotBook(bookings, riding)).toBe(expected);
  });
});

it.each([
  ["by its author", {}, 0, "rosa", null],
  ["by another", {}, 0, "omar", "not-yours"],
  ["twice", { state: "withdrawn" }, 0, "rosa", "taken-down"],
  ["while somebody waits", {}, 1, "rosa", "has-matches"],
] as const)("withdraws a listing: %s", (_, facts, open, actor, expected) => {
  expect(whyNotWithdraw(sampleNeed(facts), open, actor)).toBe(expected);
});
