import { describe, expect, it } from "vitest";
import {
  attributes,
  attributesOf,
  languageOf,
  languages,
  maxAttributes,
  missingAttributes,
} from "./attributes";
import {
  categories,
  hasToPlace,
  isBooked,
  isCategory,
  isSplittable,
  maxQuantity,
  quantityUnit,
} from "./categories";

describe("the closed lists", () => {
  it("holds each attribute once and knows every attribute of every category", () => {
    expect(new Set(attributes).size).toBe(attributes.length);
    expect(new Set(categories.flatMap(attributesOf))).toEqual(new Set(attributes));
    for (const category of categories) expect(attributesOf(category).length).toBeGreaterThan(0);
  });

  it("has tags that stand for a language", () => {
    const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    for (const language of languages) expect(names.of(language), language).toEqual(expect.any(String));
    expect(names.of("qq")).toBeUndefined();
  });

  it("reads the language off an attribute", () => {
    expect(languageOf("speaks-yue")).toBe("yue");
    expect(languageOf("vegan")).toBeNull();
    expect(attributesOf("food").map(languageOf)).not.toContain("es");
    expect(attributesOf("skill")).toContain("speaks-tl");
  });

  it("leaves room for every attribute of a dish on one listing", () => {
    expect(attributesOf("food").length).toBeLessThanOrEqual(maxAttributes);
  });

  it.each([
    ["ride", false, true, true, "seats"],
    ["childcare", false, true, false, "children"],
    ["food", true, false, false, "portions"],
    ["shift", false, true, false, "people"],
    ["skill", false, true, false, "people"],
    ["supply", true, false, false, "items"],
    ["other", false, true, false, "items"],
  ] as const)(
    "%s: splittable %s, booked %s, to-place %s, in %s",
    (category, split, booked, toPlace, unit) => {
      expect(isSplittable(category)).toBe(split);
      expect(isBooked(category)).toBe(booked);
      expect(hasToPlace(category)).toBe(toPlace);
      expect(quantityUnit(category)).toBe(unit);
      expect(maxQuantity(category)).toBeGreaterThanOrEqual(1);
      expect(maxQuantity(category)).toBeLessThanOrEqual(1000);
    },
  );

  it.each(["Ride", "", "__proto__", "rides"])("does not take %j for a category", (text) => {
    expect(isCategory(text)).toBe(false);
  });
});

describe("missingAttributes", () => {
  it.each([
    [[], [], []],
    [["halal"], [], ["halal"]],
    [["halal", "nut-free"], ["nut-free"], ["halal"]],
    [["vegetarian"], ["vegan"], []],
    [["vegan"], ["vegetarian"], ["vegan"]],
    [[], ["vegan"], []],
  ] as const)("needs %j, has %j: lacks %j", (needed, offered, missing) => {
    expect(missingAttributes(needed, offered)).toEqual(missing);
  });
});
