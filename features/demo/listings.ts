import type { Attribute } from "@/domain/attributes";
import type { Category } from "@/domain/categories";
import type { Reach } from "@/domain/reach";
import type { Urgency } from "@/domain/urgency";

/** A day from today and two wall-clock times; an end before its beginning is on the next day. */
type When = readonly [day: number, from: string, until: string];

export type DemoNeed = {
  readonly by: number;
  readonly category: Category;
  readonly when: When;
  /** Indexes of `demoPlaces`. */
  readonly place: number | null;
  readonly to?: number;
  readonly quantity: number;
  readonly urgency: Urgency;
  readonly has?: readonly Attribute[];
  readonly note?: string;
};

export type DemoOffer = {
  readonly by: number;
  readonly category: Category;
  readonly place: number | null;
  readonly reach: Reach;
  readonly windows: readonly (readonly [...When, quantity: number])[];
  readonly has?: readonly Attribute[];
  readonly note?: string;
};

/** A need and an offer window that have found each other. */
export type DemoMatch = {
  readonly need: number;
  readonly offer: number;
  readonly window?: number;
  readonly quantity: number;
  readonly state: "asked" | "confirmed";
  readonly origin: "claim" | "answer";
};

export const demoNeeds: readonly DemoNeed[] = [
  {
    by: 2,
    category: "ride",
    when: [1, "05:15", "06:00"],
    place: 4,
    to: 0,
    quantity: 1,
    urgency: 3,
    note: "The first bus comes too late for the early shift. I wait at the corner.",
  },
  {
    by: 4,
    category: "ride",
    when: [1, "21:30", "22:30"],
    place: 0,
    to: 3,
    quantity: 2,
    urgency: 2,
    note: "Two of us from the laundry, late shift.",
  },
  {
    by: 6,
    category: "childcare",
    when: [1, "13:30", "22:00"],
    place: 4,
    quantity: 2,
    urgency: 3,
    has: ["speaks-es"],
    note: "Two girls, 4 and 7. They have eaten at noon.",
  },
  { by: 8, category: "ride", when: [2, "05:15", "06:00"], place: 3, to: 0, quantity: 1, urgency: 2 },
  {
    by: 10,
    category: "food",
    when: [1, "17:00", "19:00"],
    place: 2,
    quantity: 30,
    urgency: 2,
    has: ["halal"],
    note: "For the meeting on Mill Road. A third of us eat halal.",
  },
  {
    by: 2,
    category: "childcare",
    when: [2, "16:00", "20:00"],
    place: 4,
    quantity: 1,
    urgency: 1,
    note: "My boy is 9 and does his homework alone.",
  },
  {
    by: 12,
    category: "shift",
    when: [1, "14:00", "22:00"],
    place: 0,
    quantity: 1,
    urgency: 3,
    note: "Laundry, second floor. I have the hearing at three.",
  },
  {
    by: 14,
    category: "shift",
    when: [3, "06:00", "14:00"],
    place: 0,
    quantity: 1,
    urgency: 2,
    note: "Fourteen rooms, third floor.",
  },
  {
    by: 16,
    category: "supply",
    when: [2, "09:00", "18:00"],
    place: 2,
    quantity: 40,
    urgency: 1,
    has: ["signs"],
    note: "Poles and cardboard for the signs.",
  },
  {
    by: 18,
    category: "skill",
    when: [2, "18:00", "20:00"],
    place: 2,
    quantity: 1,
    urgency: 2,
    has: ["interpreter", "speaks-vi"],
    note: "To interpret at the meeting.",
  },
  { by: 20, category: "ride", when: [2, "21:30", "22:30"], place: 0, to: 4, quantity: 1, urgency: 1 },
  { by: 22, category: "ride", when: [4, "05:15", "06:00"], place: 4, to: 0, quantity: 2, urgency: 1 },
  {
    by: 24,
    category: "food",
    when: [3, "11:30", "13:00"],
    place: 5,
    quantity: 45,
    urgency: 1,
    has: ["vegetarian"],
  },
  {
    by: 26,
    category: "childcare",
    when: [3, "05:30", "14:30"],
    place: 3,
    quantity: 1,
    urgency: 3,
    has: ["under-two"],
    note: "She is fourteen months and naps at ten.",
  },
  {
    by: 28,
    category: "skill",
    when: [4, "10:00", "12:00"],
    place: 2,
    quantity: 2,
    urgency: 1,
    has: ["legal"],
    note: "Two of us got letters from personnel.",
  },
  {
    by: 30,
    category: "shift",
    when: [5, "14:00", "22:00"],
    place: 0,
    quantity: 2,
    urgency: 1,
    note: "Kitchen, dish line.",
  },
  { by: 32, category: "ride", when: [2, "13:00", "13:45"], place: 1, to: 0, quantity: 1, urgency: 0 },
  {
    by: 34,
    category: "supply",
    when: [4, "08:00", "20:00"],
    place: 2,
    quantity: 60,
    urgency: 1,
    has: ["water"],
  },
  {
    by: 36,
    category: "other",
    when: [5, "09:00", "12:00"],
    place: 2,
    quantity: 1,
    urgency: 0,
    note: "Somebody with a drill to hang the banner.",
  },
  {
    by: 38,
    category: "childcare",
    when: [4, "17:30", "21:00"],
    place: 2,
    quantity: 8,
    urgency: 2,
    note: "A corner for children during the meeting.",
  },
  {
    by: 5,
    category: "ride",
    when: [5, "05:15", "06:00"],
    place: 3,
    to: 0,
    quantity: 3,
    urgency: 2,
    note: "Three from our building.",
  },
  {
    by: 7,
    category: "food",
    when: [5, "12:00", "13:30"],
    place: 5,
    quantity: 60,
    urgency: 2,
    has: ["nut-free"],
  },
  {
    by: 9,
    category: "ride",
    when: [6, "09:00", "10:00"],
    place: 4,
    to: 2,
    quantity: 1,
    urgency: 1,
    has: ["wheelchair-car"],
    note: "My chair does not fold.",
  },
  { by: 11, category: "shift", when: [6, "06:00", "14:00"], place: 0, quantity: 1, urgency: 1 },
  {
    by: 13,
    category: "skill",
    when: [6, "09:00", "13:00"],
    place: 1,
    quantity: 2,
    urgency: 2,
    has: ["medic"],
  },
  { by: 15, category: "childcare", when: [6, "08:30", "13:30"], place: 2, quantity: 5, urgency: 2 },
  {
    by: 17,
    category: "supply",
    when: [6, "07:00", "12:00"],
    place: 1,
    quantity: 20,
    urgency: 1,
    has: ["warm-clothes"],
  },
  { by: 19, category: "ride", when: [0, "22:00", "22:45"], place: 0, to: 3, quantity: 1, urgency: 2 },
  {
    by: 0,
    category: "other",
    when: [3, "16:00", "18:00"],
    place: 4,
    quantity: 1,
    urgency: 0,
    note: "Help to carry a sofa down two floors.",
  },
  { by: 23, category: "ride", when: [6, "13:00", "14:00"], place: 2, to: 4, quantity: 2, urgency: 0 },
];

export const demoOffers: readonly DemoOffer[] = [
  {
    by: 1,
    category: "ride",
    place: 4,
    reach: "anywhere",
    windows: [
      [1, "05:00", "06:30", 3],
      [3, "05:00", "06:30", 3],
      [5, "05:00", "06:30", 3],
    ],
    has: ["child-seat"],
    note: "Gray van. I drive past Maple Court anyway.",
  },
  {
    by: 1,
    category: "ride",
    place: 0,
    reach: "anywhere",
    windows: [
      [2, "21:00", "23:00", 3],
      [4, "21:00", "23:00", 3],
    ],
    note: "After the late shift, I go east.",
  },
  {
    by: 3,
    category: "food",
    place: 5,
    reach: "anywhere",
    windows: [
      [1, "16:30", "19:30", 25],
      [4, "16:30", "19:30", 25],
    ],
    has: ["vegetarian", "halal"],
    note: "Rice, beans and greens from the parish kitchen.",
  },
  {
    by: 5,
    category: "childcare",
    place: 4,
    reach: "near",
    windows: [[1, "13:00", "22:30", 3]],
    has: ["speaks-es", "first-aid"],
    note: "At my place on Maple Court. I raised four.",
  },
  {
    by: 7,
    category: "ride",
    place: 3,
    reach: "near",
    windows: [
      [1, "21:15", "22:45", 2],
      [2, "21:15", "22:45", 2],
    ],
  },
  {
    by: 9,
    category: "shift",
    place: 0,
    reach: "place",
    windows: [[3, "06:00", "14:00", 1]],
    note: "I know the third floor.",
  },
  {
    by: 11,
    category: "skill",
    place: 2,
    reach: "place",
    windows: [[2, "17:00", "21:00", 1]],
    has: ["interpreter", "speaks-vi"],
  },
  {
    by: 13,
    category: "childcare",
    place: 3,
    reach: "place",
    windows: [[3, "05:00", "15:00", 2]],
    has: ["under-two", "first-aid"],
    note: "I watch my grandson that day too.",
  },
  {
    by: 15,
    category: "ride",
    place: 1,
    reach: "anywhere",
    windows: [
      [2, "12:00", "15:00", 4],
      [6, "08:00", "15:00", 4],
    ],
  },
  {
    by: 17,
    category: "food",
    place: 5,
    reach: "anywhere",
    windows: [[3, "11:00", "13:30", 50]],
    has: ["vegan"],
    note: "Big pot of lentils, bring containers.",
  },
  {
    by: 19,
    category: "supply",
    place: 2,
    reach: "anywhere",
    windows: [[2, "09:00", "20:00", 50]],
    has: ["signs"],
    note: "My brother-in-law has a print shop.",
  },
  {
    by: 21,
    category: "skill",
    place: 2,
    reach: "place",
    windows: [[4, "09:00", "13:00", 2]],
    has: ["legal"],
    note: "Retired, thirty years of labor law.",
  },
  { by: 23, category: "shift", place: 0, reach: "place", windows: [[1, "14:30", "22:00", 1]] },
  {
    by: 25,
    category: "ride",
    place: 4,
    reach: "place",
    windows: [
      [1, "05:00", "06:15", 2],
      [2, "05:00", "06:15", 2],
      [4, "05:00", "06:15", 2],
    ],
  },
  {
    by: 27,
    category: "food",
    place: 5,
    reach: "anywhere",
    windows: [[5, "11:30", "14:00", 40]],
    has: ["nut-free", "delivered"],
  },
  {
    by: 29,
    category: "childcare",
    place: 2,
    reach: "place",
    windows: [[4, "17:00", "21:30", 5]],
    has: ["first-aid"],
  },
  { by: 31, category: "childcare", place: 2, reach: "place", windows: [[6, "08:00", "14:00", 6]] },
  {
    by: 33,
    category: "skill",
    place: 1,
    reach: "anywhere",
    windows: [[6, "08:00", "14:00", 1]],
    has: ["medic"],
    note: "Street medic, I bring my own bag.",
  },
  {
    by: 35,
    category: "supply",
    place: 2,
    reach: "anywhere",
    windows: [[4, "08:00", "20:00", 40]],
    has: ["water"],
  },
  {
    by: 37,
    category: "other",
    place: 2,
    reach: "anywhere",
    windows: [[5, "08:00", "13:00", 1]],
    note: "I have a drill and a ladder.",
  },
  {
    by: 39,
    category: "ride",
    place: 3,
    reach: "anywhere",
    windows: [[5, "05:00", "06:15", 4]],
    note: "Retired bus driver. My van seats four.",
  },
  {
    by: 30,
    category: "ride",
    place: 4,
    reach: "anywhere",
    windows: [[6, "08:30", "10:30", 1]],
    has: ["wheelchair-car"],
  },
  {
    by: 32,
    category: "supply",
    place: 1,
    reach: "anywhere",
    windows: [[6, "06:00", "13:00", 25]],
    has: ["warm-clothes"],
  },
  { by: 34, category: "shift", place: 0, reach: "place", windows: [[5, "14:00", "22:00", 1]] },
  {
    by: 36,
    category: "food",
    place: 2,
    reach: "place",
    windows: [[6, "10:00", "13:00", 30]],
    has: ["halal"],
  },
  {
    by: 38,
    category: "skill",
    place: 2,
    reach: "anywhere",
    windows: [[5, "18:00", "21:00", 1]],
    has: ["paperwork", "computers"],
    note: "I help with forms, any form.",
  },
  {
    by: 20,
    category: "skill",
    place: null,
    reach: "anywhere",
    windows: [[6, "09:00", "13:00", 1]],
    has: ["loud-voice"],
  },
  {
    by: 24,
    category: "other",
    place: 4,
    reach: "place",
    windows: [[3, "15:00", "19:00", 2]],
    note: "Two strong arms.",
  },
  { by: 26, category: "ride", place: 0, reach: "anywhere", windows: [[3, "21:00", "23:00", 3]] },
  {
    by: 28,
    category: "childcare",
    place: 4,
    reach: "place",
    windows: [[2, "15:30", "20:30", 1]],
    note: "After school, I cook for mine anyway.",
  },
];

export const demoMatches: readonly DemoMatch[] = [
  { need: 0, offer: 0, quantity: 1, state: "confirmed", origin: "claim" },
  { need: 4, offer: 2, quantity: 20, state: "confirmed", origin: "answer" },
  { need: 7, offer: 5, quantity: 1, state: "confirmed", origin: "answer" },
  { need: 9, offer: 6, quantity: 1, state: "confirmed", origin: "claim" },
  { need: 13, offer: 7, quantity: 1, state: "confirmed", origin: "claim" },
  { need: 12, offer: 9, quantity: 45, state: "confirmed", origin: "answer" },
  { need: 14, offer: 11, quantity: 2, state: "confirmed", origin: "claim" },
  { need: 20, offer: 0, window: 2, quantity: 3, state: "asked", origin: "claim" },
  { need: 5, offer: 29, quantity: 1, state: "asked", origin: "answer" },
  { need: 11, offer: 13, window: 2, quantity: 2, state: "asked", origin: "claim" },
  { need: 16, offer: 8, quantity: 1, state: "asked", origin: "claim" },
  { need: 22, offer: 21, quantity: 1, state: "asked", origin: "answer" },
  { need: 26, offer: 22, quantity: 20, state: "asked", origin: "answer" },
  { need: 28, offer: 27, quantity: 1, state: "asked", origin: "answer" },
];
