/** The closed list of what a need or an offer can be about; forms, board and schema keep this order. */
export const categories = ["ride", "childcare", "food", "shift", "skill", "supply", "other"] as const;

export type Category = (typeof categories)[number];

/** What a quantity of a category counts; the interface has one word in singular and plural for each. */
export type QuantityUnit = "seats" | "children" | "portions" | "people" | "items";

/** True for the name of a category, as it stands in addresses and files. */
export function isCategory(text: string): text is Category {
  return (categories as readonly string[]).includes(text);
}

/** True when several helpers may each cover a part of one need; every other need is covered whole or not at all. */
export function isSplittable(category: Category): boolean {
  return category === "food" || category === "supply";
}

/** True when helping takes the person's time, so that a confirmed match books them; a pot can be left at a door. */
export function isBooked(category: Category): boolean {
  return !isSplittable(category);
}

/** True when a need of the category goes from one place to another. */
export function hasToPlace(category: Category): boolean {
  return category === "ride";
}

/** What the quantities of this category count. */
export function quantityUnit(category: Category): QuantityUnit {
  return facts[category].unit;
}

/** Largest whole quantity of one listing or one offer window; the smallest is 1. */
export function maxQuantity(category: Category): number {
  return facts[category].most;
}

const facts: Record<Category, { unit: QuantityUnit; most: number }> = {
  ride: { unit: "seats", most: 16 },
  childcare: { unit: "children", most: 12 },
  food: { unit: "portions", most: 500 },
  shift: { unit: "people", most: 50 },
  skill: { unit: "people", most: 50 },
  supply: { unit: "items", most: 1000 },
  other: { unit: "items", most: 100 },
};
