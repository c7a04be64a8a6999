import type { Attribute } from "../attributes";
import type { Category } from "../categories";
import type { FitReason } from "../fit";
import type { Need } from "../listing";
import type { RejectionReason } from "../rejection-reasons";
import type { Window } from "../window";

/**
 * The plan of one network in people's terms: who could help whom, who has nobody and why, and how good it is. Ids and
 * structure only; names, places and notes are sealed and open in the browser.
 */
export type NetworkPlan = {
  /** The version of the network's rows it was worked out from. */
  readonly version: number;
  /** Whatever begins later than this instant was still to come; a plan is current for a quarter of an hour at most. */
  readonly asOf: Date;
  /** Of needs with something left, soonest first; of a very large plan only the first few hundred. */
  readonly pairs: readonly ProposedPair[];
  /** Of needs for which the plan has nobody, or not enough, the most pressing first. */
  readonly uncovered: readonly UncoveredNeed[];
  readonly certificate: PlanCertificate;
  /** Everyone who helps or is proposed to, by week and then the most tasks first. */
  readonly loads: readonly LoadOfPerson[];
  /** What is different from the plan before this one; null when there was none. */
  readonly moved: PlanDifference | null;
};

/** What there is to know of a need without opening anything; its window is what is still to come of it. */
export type PlannedNeed = Omit<Need, "origin" | "state"> & { readonly id: string };

/** The window of an offer, with what matters of the offer. */
export type PlannedWindow = {
  readonly id: string;
  readonly offerId: string;
  readonly personId: string;
  readonly window: Window;
  readonly placeId: string | null;
  readonly cell: string | null;
  /** What no match holds. */
  readonly left: number;
};

/** A need and somebody who could take it on; nobody has been asked yet. */
export type ProposedPair = {
  readonly need: PlannedNeed;
  readonly offered: PlannedWindow;
  readonly quantity: number;
  readonly during: Window;
  readonly why: WhyPair;
};

/** What speaks for a pair. */
export type WhyPair = {
  readonly isSamePlace: boolean;
  /** How many areas are between the two: 0 in the same one, 1 in the next; null when nobody said where. */
  readonly steps: number | null;
  /** How long the offer stands and how much of that the need takes, in minutes. */
  readonly minutesOffered: number;
  readonly minutesUsed: number;
  /** What the need must have, all of which the offer has. */
  readonly attributes: readonly Attribute[];
  /** How many tasks the helper has taken on in that week already, and how many more the plan has for them, this one too. */
  readonly tasks: number;
  readonly proposed: number;
  /** How many others fit as well, whether or not the plan has something else for them. */
  readonly alternatives: number;
};

/** Why an offer's window is not in the plan for a need; without any `FitReason` it would fit. In order of weight. */
export type PlanReason =
  | FitReason
  | { readonly reason: "busy"; readonly during: Window }
  /** They were asked for each other before: somebody said no, nobody answered, or it was taken or given back. */
  | { readonly reason: "declined"; readonly how: "declined" | "expired" | "withdrawn" | "released" }
  | { readonly reason: "rejected"; readonly because: RejectionReason }
  /** Has been asked often enough today. */
  | { readonly reason: "asked-enough"; readonly who: "helper" | "receiver" }
  /** Helps at most so often a week with this offer, and has promised that. */
  | { readonly reason: "load"; readonly most: number }
  /** The plan has them for these needs, which count more or have nobody else. */
  | { readonly reason: "planned"; readonly needIds: readonly string[] };

export type NearbyOffer = {
  readonly offered: PlannedWindow;
  readonly isSamePlace: boolean;
  readonly steps: number | null;
  readonly reasons: readonly PlanReason[];
};

/** A need that the plan leaves without help. */
export type UncoveredNeed = {
  readonly need: PlannedNeed;
  /** How much of it nobody brings; less than `need.left` when the plan covers a part. */
  readonly missing: number;
  /** Of each person the offer that comes closest, the least amiss first; at most `mostNearby`. */
  readonly nearby: readonly NearbyOffer[];
  /** How many more people have an offer of this kind. */
  readonly further: number;
  readonly cheapest: CheapestChange | null;
};

/** So many people at most are named beside a need that nobody covers. */
export const mostNearby = 6;

/**
 * One thing that one person would have to change so that the need is covered and nobody loses help for it; null only for
 * a need whose receiver has been asked often enough today. `price` is a rule of thumb, in minutes somebody would give.
 */
export type CheapestChange = {
  readonly change: Change;
  readonly price: number;
  /**
   * Who would do what: first who helps this need, then who helps those instead whose helper became free for it. The
   * change serves the one of them that it names.
   */
  readonly steps: readonly Step[];
};

/** `needId` would be helped through `windowId` (null: by whoever comes new). */
export type Step = {
  readonly needId: string;
  readonly windowId: string | null;
  readonly personId: string | null;
};

export type Change =
  /** Could begin so many minutes earlier and end so many later; one of them may be 0. */
  | (OfOffer & { readonly change: "longer"; readonly earlier: number; readonly later: number })
  /** Has room for so many more. */
  | (OfOffer & { readonly change: "more-room"; readonly more: number })
  /** Would go so many areas further; null when it is not known how far. */
  | (OfOffer & { readonly change: "further"; readonly steps: number | null })
  /** Would help once more in that week. */
  | (OfOffer & { readonly change: "more-a-week" })
  /** Would share what so far goes to one person as a whole. */
  | (OfOffer & { readonly change: "share" })
  /** Would bring this along. */
  | (OfOffer & { readonly change: "attributes"; readonly attributes: readonly Attribute[] })
  /** Somebody new with an offer like this. */
  | {
      readonly change: "someone-new";
      readonly category: Category;
      readonly window: Window;
      readonly placeId: string | null;
      readonly cell: string | null;
      readonly quantity: number;
      readonly attributes: readonly Attribute[];
    };

/** Whom to ask for it. `needId` is whom it would serve: the need itself, or one whose helper becomes free for it. */
type OfOffer = {
  readonly personId: string;
  readonly offerId: string;
  readonly windowId: string;
  readonly needId: string;
};

/** How good the plan is, and how sure that is. */
export type PlanCertificate = {
  /** Needs with something left, and how many of them the plan covers whole. */
  readonly needs: number;
  readonly coveredNeeds: number;
  /** Urgency-weighted: all there is to cover, what is covered, and what no plan can exceed. */
  readonly wantedWeight: number;
  readonly coveredWeight: number;
  readonly mostWeight: number;
  readonly objective: number;
  readonly lowerBound: number;
  /** How far the objective is above the bound, as a part of it. */
  readonly gap: number;
  /** The verifier, which shares no code with the solver, agreed. */
  readonly verified: boolean;
  /** Nothing more can be covered than this plan covers. */
  readonly isMost: boolean;
  /** Nor can it be done nearer or fairer. */
  readonly isBest: boolean;
};

export type LoadOfPerson = {
  readonly personId: string;
  /** The Monday of the week in the network's zone, "YYYY-MM-DD". */
  readonly week: string;
  /** What they have taken on (asked, confirmed or done). */
  readonly tasks: number;
  /** What the plan would ask of them. */
  readonly proposed: number;
};

/** Who would help a need, in one plan and in another. */
export type MovedNeed = {
  readonly need: PlannedNeed;
  readonly before: readonly Helping[];
  readonly after: readonly Helping[];
};

export type Helping = { readonly personId: string; readonly windowId: string; readonly quantity: number };

/** What another plan means for people. Needs that came or went with the change itself are not in it. */
export type PlanDifference = {
  /** Had help, or more of it, and have not any more. */
  readonly lost: readonly MovedNeed[];
  /** Have help, or more of it, and had not before. */
  readonly gained: readonly MovedNeed[];
  /** As well off as before, by somebody else. */
  readonly moved: readonly MovedNeed[];
  readonly coveredWeight: { readonly before: number; readonly after: number };
};

/** What a coordinator may wonder about. */
export type WhatIf =
  /** "If Ana cannot on Thursday": all of a person's offers in that time. What is promised stays promised. */
  | { readonly what: "absent"; readonly personId: string; readonly during: Window }
  /** "If this offer did not stand then". */
  | { readonly what: "no-window"; readonly windowId: string }
  /** "Why not these two": the plan with this pair in it. */
  | { readonly what: "pair"; readonly needId: string; readonly windowId: string }
  /** "If this offer had one more seat", or began earlier, or any other change. */
  | { readonly what: "change"; readonly change: Change };

/** What would be different, and how good the other plan is. */
export type WhatThen = { readonly difference: PlanDifference; readonly certificate: PlanCertificate };
