import type { Attribute } from "./attributes";
import type { Category } from "./categories";
import type { NeedOrigin, OfferOrigin } from "./origin";
import type { Reach } from "./reach";
import type { Urgency } from "./urgency";
import type { Window } from "./window";

/** `hidden`: by a coordinator; `withdrawn`: by its author. */
export const listingStates = ["open", "hidden", "withdrawn"] as const;

export type ListingState = (typeof listingStates)[number];

/** What the rules need to know of a need. `left` is what no match holds; matches that ended without help hold nothing. */
export type Need = {
  readonly authorId: string;
  readonly category: Category;
  readonly window: Window;
  readonly placeId: string | null;
  /** The area it is in, when somebody said so: its place's, or its own where it is none of the network's places. */
  readonly cell: string | null;
  readonly toPlaceId: string | null;
  readonly quantity: number;
  readonly left: number;
  readonly attributes: readonly Attribute[];
  readonly urgency: Urgency;
  readonly origin: NeedOrigin;
  readonly state: ListingState;
};

/** What the rules need to know of an offer; when it stands and how much is left are facts of its windows. */
export type Offer = {
  readonly authorId: string;
  readonly category: Category;
  readonly placeId: string | null;
  /** As for a need. */
  readonly cell: string | null;
  readonly reach: Reach;
  /** False: the whole of a window goes to one person. */
  readonly splittable: boolean;
  readonly attributes: readonly Attribute[];
  readonly origin: OfferOrigin;
  readonly state: ListingState;
};

export type OfferWindow = {
  readonly id: string;
  readonly window: Window;
  readonly quantity: number;
  readonly left: number;
};
