import { describe, expect, it } from "vitest";
import type { Refusal } from "./refusals";
import { now, on, sampleNeed, sampleOffer, sampleWindow } from "./sample-listings";
import { maxWindows, type NeedFacts, type OfferFacts, whyNotPostNeed, whyNotPostOffer } from "./why-not-post";
import { furthestAhead, longestWindow, nextQuarter, quarter, type Window } from "./window";

const next = nextQuarter(now).getTime();
const span = (start: number, length: number): Window => ({
  from: new Date(next + start),
  until: new Date(next + start + length),
});

describe("whyNotPostNeed", () => {
  it.each<[string, Partial<NeedFacts>, Refusal | null]>([
    ["a ride", {}, null],
    ["somewhere else", { placeId: null, toPlaceId: null }, null],
    ["somewhere else, in an area", { placeId: null, cell: "a" }, null],
    ["a place with another area", { cell: "a" }, "invalid"],
    ["begun, a quarter left", { window: on("07:00", "08:30") }, null],
    ["begun, less than a quarter left", { window: on("07:00", "08:15") }, "over"],
    ["over", { window: on("06:00", "07:00") }, "over"],
    ["upside down", { window: on("10:00", "09:00") }, "invalid"],
    ["not on a quarter", { window: on("09:10", "10:00") }, "invalid"],
    ["as long as can be", { window: span(0, longestWindow) }, null],
    ["longer", { window: span(0, longestWindow + quarter) }, "too-long"],
    ["as far ahead as can be", { window: span(furthestAhead - quarter, quarter) }, null],
    ["further ahead", { window: span(furthestAhead, quarter) }, "too-far"],
    ["nobody", { quantity: 0 }, "invalid"],
    ["half a person", { quantity: 1.5 }, "invalid"],
    ["more than a car holds", { quantity: 17 }, "invalid"],
    ["food that goes somewhere", { category: "food" }, "invalid"],
    ["with an attribute of a ride", { attributes: ["child-seat"] }, null],
    ["with an attribute of food", { attributes: ["vegan"] }, "wrong-attributes"],
    ["with one attribute twice", { attributes: ["child-seat", "child-seat"] }, "invalid"],
  ])("%s", (_, facts, expected) => {
    expect(whyNotPostNeed(sampleNeed(facts), now)).toBe(expected);
  });
});

it("reaches to the minute as far ahead as can be", () => {
  const onQuarter = new Date(next);
  expect(whyNotPostNeed(sampleNeed({ window: span(furthestAhead, quarter) }), onQuarter)).toBeNull();
});

describe("whyNotPostOffer", () => {
  const evening = sampleWindow({ id: "evening", window: on("18:00", "20:00") });
  const quarters = Array.from({ length: maxWindows + 1 }, (_, index) =>
    sampleWindow({ id: `${index}`, window: span(index * quarter, quarter) }),
  );
  it.each<[string, Partial<OfferFacts>, ReturnType<typeof sampleWindow>[], Refusal | null]>([
    ["a morning", {}, [sampleWindow()], null],
    ["an evening and a morning", {}, [evening, sampleWindow()], null],
    ["touching windows", {}, quarters.slice(0, maxWindows), null],
    ["too many windows", {}, quarters, "invalid"],
    ["no window", {}, [], "invalid"],
    ["windows that overlap", {}, [evening, sampleWindow({ window: on("12:00", "18:15") })], "invalid"],
    ["one window over", {}, [evening, sampleWindow({ window: on("06:00", "07:00") })], "over"],
    ["no place, only there", { placeId: null }, [evening], "invalid"],
    ["no place, near", { placeId: null, reach: "near" }, [evening], "invalid"],
    ["no place, near an area", { placeId: null, cell: "a", reach: "near" }, [evening], null],
    ["a place with another area", { cell: "a", reach: "near" }, [evening], "invalid"],
    ["no place, anywhere", { placeId: null, reach: "anywhere" }, [evening], null],
    ["no seats", {}, [sampleWindow({ quantity: 0 })], "invalid"],
    ["an attribute of food", { attributes: ["vegan"] }, [evening], "wrong-attributes"],
  ])("%s", (_, facts, windows, expected) => {
    expect(whyNotPostOffer(sampleOffer(facts), windows, now)).toBe(expected);
  });
});
