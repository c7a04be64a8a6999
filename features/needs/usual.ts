import type { Category } from "@/domain/categories";
import type { Reach } from "@/domain/reach";

type Usual = {
  /** How long a window is, in hours. */
  readonly hours: number;
  readonly needed: number;
  readonly offered: number;
  readonly reach: Reach;
};

/** What a form of each kind begins with. Everything can be changed at once. */
export const usual: Readonly<Record<Category, Usual>> = {
  ride: { hours: 1, needed: 1, offered: 3, reach: "anywhere" },
  childcare: { hours: 4, needed: 1, offered: 2, reach: "place" },
  food: { hours: 2, needed: 4, offered: 6, reach: "anywhere" },
  shift: { hours: 8, needed: 1, offered: 1, reach: "place" },
  skill: { hours: 2, needed: 1, offered: 1, reach: "anywhere" },
  supply: { hours: 4, needed: 1, offered: 1, reach: "anywhere" },
  other: { hours: 2, needed: 1, offered: 1, reach: "place" },
};
