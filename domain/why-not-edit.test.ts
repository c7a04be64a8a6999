import { describe, expect, it } from "vitest";
import type { Need, Offer } from "./listing";
import type { Refusal } from "./refusals";
import { now, on, sampleNeed, sampleOffer, sampleWindow } from "./sample-listings";
import { whyNotEditNeed, whyNotEditOffer } from "./why-not-edit";
import type { NeedFacts, OfferFacts, WindowFacts } from "./why-not-post";

describe("whyNotEditNeed", () => {
  const taken = { left: 0 };
  const pot = { category: "food", toPlaceId: null, quantity: 8 } as const;
  it.each<[string, Partial<Need>, Partial<NeedFacts>, Refusal | null]>([
    ["untaken, everything", {}, { ...pot, window: on("11:00", "12:00"), placeId: "hall" }, null],
    ["untaken, to a time that is over", {}, { window: on("06:00", "07:00") }, "over"],
    ["untaken, to a wrong attribute", {}, { attributes: ["vegan"] }, "wrong-attributes"],
    ["taken, nothing but urgency or note", taken, {}, null],
    ["taken and begun, nothing but urgency or note", { ...taken, window: on("08:00", "08:15") }, {}, null],
    ["taken, another kind", taken, { category: "shift" }, "has-matches"],
    ["taken, another time", taken, { window: on("09:15", "10:00") }, "has-matches"],
    ["taken, another place", taken, { placeId: "hall" }, "has-matches"],
    ["taken, another area", taken, { cell: "a" }, "has-matches"],
    ["taken, another goal", taken, { toPlaceId: "hall" }, "has-matches"],
    ["taken, another attribute", taken, { attributes: ["child-seat"] }, "has-matches"],
    ["taken, one seat more", taken, { quantity: 3 }, "has-matches"],
    ["half taken food, more", { ...pot, left: 4 }, { quantity: 12 }, null],
    ["half taken food, down to what is taken", { ...pot, left: 4 }, { quantity: 4 }, null],
    ["half taken food, below what is taken", { ...pot, left: 4 }, { quantity: 3 }, "below-taken"],
    ["half taken food, beyond the most", { ...pot, left: 4 }, { quantity: 501 }, "invalid"],
    ["over", { window: on("07:00", "08:00") }, { window: on("09:00", "10:00") }, "over"],
    ["hidden", { state: "hidden" }, {}, "taken-down"],
  ])("%s", (_, facts, change, expected) => {
    const need = sampleNeed(facts);
    expect(whyNotEditNeed(need, { ...need, ...change }, "rosa", now)).toBe(expected);
    expect(whyNotEditNeed(need, { ...need, ...change }, "omar", now)).toBe("not-yours");
  });

  it("does not mind the order of attributes", () => {
    const need = sampleNeed({ left: 0, attributes: ["child-seat", "pets-welcome"] });
    expect(
      whyNotEditNeed(need, { ...need, attributes: ["pets-welcome", "child-seat"] }, "rosa", now),
    ).toBeNull();
  });
});

describe("whyNotEditOffer", () => {
  const past = sampleWindow({ id: "past", window: on("06:00", "07:00"), left: 1 });
  const half = sampleWindow({ left: 1 });
  const free = sampleWindow({ id: "evening", window: on("18:00", "20:00") });
  const windows = [past, half, free];
  const moved = { ...free, window: on("19:00", "20:00") };
  it.each<[string, Partial<Offer>, Partial<OfferFacts>, WindowFacts[], Refusal | null]>([
    ["nothing", {}, {}, windows, null],
    ["without what is over", {}, {}, [half, free], null],
    ["the free window moved", {}, {}, [half, moved], null],
    ["the free window gone, another new", {}, {}, [half, { ...moved, id: "new" }], null],
    ["a new window that is over", {}, {}, [half, { ...moved, window: on("07:00", "08:00") }], "over"],
    ["a new window over another", {}, {}, [half, { ...moved, window: on("11:45", "13:00") }], "invalid"],
    ["the taken window gone", {}, {}, [free], "has-matches"],
    ["the taken window moved", {}, {}, [{ ...half, window: on("08:15", "12:00") }], "has-matches"],
    ["the taken window down to what is taken", {}, {}, [{ ...half, quantity: 2 }], null],
    ["the taken window below it", {}, {}, [{ ...half, quantity: 1 }], "below-taken"],
    ["a whole window enlarged", { splittable: false }, {}, [{ ...half, quantity: 4 }], "has-matches"],
    ["another kind", {}, { category: "shift" }, windows, "has-matches"],
    ["another place", {}, { placeId: "hall" }, windows, "has-matches"],
    ["another area", {}, { cell: "a" }, windows, "has-matches"],
    ["another reach", {}, { reach: "anywhere" }, windows, "has-matches"],
    ["another attribute", {}, { attributes: ["child-seat"] }, windows, "has-matches"],
    ["not to be split", {}, { splittable: false }, windows, "has-matches"],
    ["withdrawn", { state: "withdrawn" }, {}, windows, "taken-down"],
  ])("%s", (_, facts, change, next, expected) => {
    const offer = sampleOffer(facts);
    expect(whyNotEditOffer(offer, windows, { ...offer, ...change }, next, "omar", now)).toBe(expected);
    expect(whyNotEditOffer(offer, windows, { ...offer, ...change }, next, "rosa", now)).toBe("not-yours");
  });

  it("may become another offer when only what is over was taken", () => {
    const offer = sampleOffer();
    const next = { ...offer, placeId: "hall" };
    expect(whyNotEditOffer(offer, [past, free], next, [free], "omar", now)).toBeNull();
  });
});
