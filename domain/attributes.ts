import type { Category } from "./categories";

/**
 * Languages a person can speak, as BCP 47 tags. Sign language differs from country to country, and each has a tag of its
 * own; here it is one attribute.
 */
export const languages = [
  "en",
  "es",
  "zh",
  "yue",
  "tl",
  "vi",
  "ko",
  "ar",
  "ht",
  "fr",
  "pt",
  "pl",
  "ru",
  "so",
  "am",
  "hi",
  "pa",
  "bn",
] as const;

export type Language = (typeof languages)[number];

const own = {
  ride: ["wheelchair-car", "child-seat", "room-for-luggage", "pets-welcome"],
  childcare: ["under-two", "first-aid", "disability-experience", "comes-to-you", "smoke-free", "pet-free"],
  food: ["vegetarian", "vegan", "halal", "kosher", "gluten-free", "nut-free", "delivered"],
  shift: [
    "licensed-nurse",
    "licensed-teacher",
    "licensed-driver",
    "licensed-forklift",
    "food-handler",
    "nights",
  ],
  skill: ["legal", "medic", "interpreter", "loud-voice", "repair", "paperwork", "computers"],
  supply: ["signs", "water", "warm-clothes", "diapers", "tools", "power", "delivered"],
  other: ["step-free"],
} as const satisfies Record<Category, readonly string[]>;

/** A fact from the closed list. On a need it means "must have", on an offer "has". */
export type Attribute = (typeof own)[Category][number] | (typeof speaks)[number];

const speaks = ["sign-language", ...languages.map((language) => `speaks-${language}` as const)] as const;
const spoken: readonly Category[] = ["ride", "childcare", "shift", "skill", "other"];

const byCategory = new Map<Category, readonly Attribute[]>(
  (Object.keys(own) as Category[]).map((category) => [
    category,
    spoken.includes(category) ? [...own[category], ...speaks] : own[category],
  ]),
);

/** Every attribute of every category, each once. */
export const attributes: readonly Attribute[] = [...new Set([...byCategory.values()].flat())];

/** As many may one listing carry. */
export const maxAttributes = 12;

/** The attributes a listing of this category may carry, in the order forms show them. */
export function attributesOf(category: Category): readonly Attribute[] {
  return byCategory.get(category) ?? [];
}

/** The language an attribute speaks of, or null for one that speaks of none. */
export function languageOf(attribute: Attribute): Language | null {
  return attribute.startsWith("speaks-") ? (attribute.slice("speaks-".length) as Language) : null;
}

/** True when both lists hold the same, in whatever order; neither holds anything twice. */
export function isSameSet(one: readonly Attribute[], other: readonly Attribute[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

/** What a need must have and an offer has not, in the order of the need; what is vegan is vegetarian too. */
export function missingAttributes(needed: readonly Attribute[], offered: readonly Attribute[]): Attribute[] {
  return needed.filter(
    (attribute) => !offered.includes(attribute) && !(attribute === "vegetarian" && offered.includes("vegan")),
  );
}
