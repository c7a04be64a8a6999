import { describe, expect, it } from "vitest";
import { endedUnwanted, type Match, matchOrigins, matchStates, maxAsksADay } from "./match";
import type { Refusal } from "./refusals";
import { now, on, sampleMatch, sampleNeed, sampleOffer, sampleWindow } from "./sample-listings";
import { whyNotAskToday, whyNotPropose, whyNotWithdrawProposal } from "./why-not-propose";

// Rosa needs two seats from nine to ten; Omar has three from eight to twelve.
describe("whyNotPropose", () => {
  type Facts = {
    need?: Parameters<typeof sampleNeed>[0];
    offer?: Parameters<typeof sampleOffer>[0];
    window?: Parameters<typeof sampleWindow>[0];
    quantity?: number;
    during?: ReturnType<typeof on>;
  };
  it.each<[string, Facts, Refusal | null]>([
    ["what fits", {}, null],
    ["a part of the time", { during: on("09:15", "10:00") }, null],
    [
      "two hours earlier than offered",
      { window: { window: on("11:00", "12:00") }, ...late() },
      "outside-window",
    ],
    ["half an hour earlier than offered", { window: { window: on("09:30", "12:00") } }, null],
    ["an hour and a half longer than offered", { window: { window: on("08:00", "09:15") }, ...long() }, null],
    [
      "three hours longer than offered",
      { window: { window: on("08:00", "09:15") }, ...veryLong() },
      "outside-window",
    ],
    ["at a time they only touch", { window: { window: on("10:00", "12:00") } }, "outside-window"],
    ["at another place", { need: { placeId: "docks" } }, null],
    ["without the child seat it takes", { need: { attributes: ["child-seat"] } }, null],
    ["beside the need's time", { during: on("09:00", "10:15") }, "outside-window"],
    [
      "not on quarters",
      { during: { from: on("09:07", "10:00").from, until: on("09:07", "10:00").until } },
      "outside-window",
    ],
    ["what has begun", { need: { window: on("08:00", "10:00") }, during: on("08:00", "10:00") }, "over"],
    ["what is over", { need: { window: on("07:00", "08:00") }, during: on("07:00", "08:00") }, "over"],
    ["another kind", { offer: { category: "food" } }, "does-not-fit"],
    ["to themselves", { offer: { authorId: "rosa" } }, "does-not-fit"],
    ["a need that was taken down", { need: { state: "withdrawn" } }, "taken-down"],
    ["a hidden offer", { offer: { state: "hidden" } }, "taken-down"],
    ["a need made along with a claim", { need: { origin: "claim" } }, "not-found"],
    ["an offer made along with an answer", { offer: { origin: "answer" } }, "not-found"],
    ["more than is needed", { quantity: 3 }, "gone"],
    ["more than is left", { window: { left: 1 } }, "gone"],
    ["a part of two seats", { quantity: 1 }, "whole-only"],
    ["nothing", { quantity: 0 }, "invalid"],
    ["a part of food", { need: food(), offer: { category: "food" }, quantity: 1 }, null],
    ["a part of a whole offer", { offer: { splittable: false } }, "whole-only"],
    ["a whole offer", { offer: { splittable: false }, window: { quantity: 2, left: 2 } }, null],
  ])("%s", (_, { need, offer, window, quantity = 2, during = on("09:00", "10:00") }, expected) => {
    const said = whyNotPropose(
      sampleNeed(need),
      sampleOffer(offer),
      sampleWindow(window),
      { quantity, during },
      now,
    );
    expect(said).toBe(expected);
  });
});

describe("whyNotWithdrawProposal", () => {
  it.each<[string, Partial<Match>, Refusal | null]>([
    ["nobody has answered", {}, null],
    ["one has said yes", { helperAgreed: true }, "already-answered"],
    ["the other has said yes", { receiverAgreed: true }, "already-answered"],
    ["both have", { state: "confirmed" }, "already-answered"],
    ["one said no", { state: "declined" }, "already-answered"],
    ["its time is up", { askedUntil: now }, "expired"],
    ["somebody's own ask", { origin: "claim" }, "not-yours"],
  ])("%s", (_, facts, expected) => {
    expect(whyNotWithdrawProposal(sampleMatch({ origin: "proposal", ...facts }), now)).toBe(expected);
  });
});

it("asks nobody more often than three times a day", () => {
  expect([0, 1, 2, 3, 9].map(whyNotAskToday)).toEqual([null, null, null, "asked-today", "asked-today"]);
  expect(maxAsksADay).toBe(3);
});

it("remembers what the two did not want, and not what a coordinator took back", () => {
  const unwanted = matchOrigins.flatMap((origin) =>
    matchStates.filter((state) => endedUnwanted({ state, origin })).map((state) => `${origin} ${state}`),
  );
  expect(unwanted).toEqual([
    ...["declined", "withdrawn", "expired", "released"].flatMap((state) => `claim ${state}`),
    ...["declined", "withdrawn", "expired", "released"].flatMap((state) => `answer ${state}`),
    ...["declined", "expired", "released"].flatMap((state) => `proposal ${state}`),
  ]);
});

function food() {
  return { category: "food", toPlaceId: null } as const;
}

function late() {
  return { during: on("09:00", "10:00") };
}

function long() {
  return { need: { window: on("09:00", "10:45") }, during: on("09:00", "10:45") };
}

function veryLong() {
  return { need: { window: on("09:00", "12:15") }, during: on("09:00", "12:15") };
}
