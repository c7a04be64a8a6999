import type { MemberCard, PlaceCard } from "@/domain/board";
import type { Candidate } from "@/domain/candidates";
import type { Category } from "@/domain/categories";
import type { Coverage, HourCoverage } from "@/domain/coverage";
import type { Need } from "@/domain/listing";
import type { MatchOrigin, MatchState } from "@/domain/match";
import type {
  Change,
  PlanCertificate,
  PlannedWindow,
  PlanReason,
  WhyPair,
} from "@/domain/matching/network-plan";
import type { RejectionReason } from "@/domain/rejection-reasons";
import type { Urgency } from "@/domain/urgency";
import type { Window } from "@/domain/window";

/** All a coordinator sees at one glance, as of `now`. Names, places and notes are sealed and open in the browser. */
export type Dashboard = {
  readonly network: string;
  /** The network's version it is of, or a newer one. */
  readonly version: number;
  readonly zone: string;
  readonly now: Date;
  /** Those of the next two days, the most pressing first. */
  readonly gaps: readonly Gap[];
  /** Needs of the days after that for which the plan has nobody. */
  readonly laterGaps: readonly Gap[];
  /** What could be set going; null while there is no plan, and `whyNoPlan` says why. */
  readonly plan: PlanView | null;
  readonly whyNoPlan: "late" | "too-large" | null;
  /** What coordinators have said does not go together, and is still to come. */
  readonly rejected: readonly RejectedPair[];
  /** What came to nothing in the last days, the latest first. */
  readonly fallen: readonly FallenMatch[];
  /** The longest waiting first. */
  readonly waiting: readonly Waiting[];
  /** The days `coverage` is about, today first. */
  readonly days: readonly string[];
  /** The Mondays of the weeks those days are in. */
  readonly weeks: readonly string[];
  readonly coverage: readonly Coverage[];
  /** The same by the hour, for the day that is looked at or, when it is null, for all of them. */
  readonly hours: readonly HourCoverage[];
  readonly day: string | null;
  /** How many needs these days have, and how many of them are covered whole. */
  readonly tally: { readonly needs: number; readonly covered: number };
  readonly hidden: readonly HiddenListing[];
};

/** A sealed note, and the row it is in: that of a need which comes again each week is its series'. */
export type SealedNote = {
  readonly sealed: string;
  readonly epoch: number;
  readonly table: "needs" | "need_series" | "offers";
  readonly row: string;
};

/** A need of the next two days of which something is left that nobody is asked for. */
export type Gap = Pick<Need, "category" | "window" | "quantity" | "left" | "attributes" | "urgency"> & {
  readonly id: string;
  readonly author: MemberCard;
  /** Null for somewhere that is not in the network's list. */
  readonly place: PlaceCard | null;
  readonly toPlace: PlaceCard | null;
  readonly note: SealedNote | null;
  /** How much of what is not left still waits for a yes. */
  readonly waiting: number;
  /** Whom the plan has for it. */
  readonly planned: readonly MemberCard[];
  /** Why the plan has nobody for it, or not enough; null when it has, or when there is no plan. */
  readonly unmet: Unmet | null;
  readonly fitting: readonly Helper[];
  /** Those whose offers do not fit, the ones that miss by least first. */
  readonly others: readonly Helper[];
};

export type Helper = Omit<Candidate, "personId"> & { readonly member: MemberCard };

/** A match that waits for a yes. */
export type Waiting = {
  readonly id: string;
  readonly origin: MatchOrigin;
  readonly category: Category;
  readonly quantity: number;
  readonly during: Window;
  readonly place: PlaceCard | null;
  readonly toPlace: PlaceCard | null;
  /** Whose yes is wanted: one person, or both when it was proposed and neither has said it. */
  readonly asked: readonly MemberCard[];
  /** Who waits for the answer; null when it was proposed. */
  readonly asking: MemberCard | null;
  readonly listing: { readonly kind: "need" | "offer"; readonly id: string };
  readonly note: SealedNote | null;
  readonly askedAt: Date;
  readonly askedUntil: Date;
  readonly reminders: number;
  /** A proposal to which nobody has said yes. */
  readonly mayTakeBack: boolean;
};

export type HiddenListing = {
  readonly kind: "need" | "offer";
  readonly id: string;
  readonly category: Category;
  readonly author: MemberCard;
  readonly window: Window;
};

/** The plan as the dashboard shows it. */
export type PlanView = {
  /** Of the rows as they are; else a newer one is being worked out. */
  readonly isCurrent: boolean;
  /** Soonest first. */
  readonly proposals: readonly Proposal[];
  readonly certificate: PlanCertificate;
  /** This week's and the next one's, who carries most first. */
  readonly loads: readonly Load[];
  /** Whoever has something to offer: about them one may ask what would be if they could not. */
  readonly helpers: readonly MemberCard[];
};

/** Two people who could be asked to help each other. */
export type Proposal = {
  readonly needId: string;
  readonly offerId: string;
  readonly windowId: string;
  readonly category: Category;
  readonly quantity: number;
  readonly during: Window;
  readonly urgency: Urgency;
  readonly place: PlaceCard | null;
  readonly toPlace: PlaceCard | null;
  readonly receiver: MemberCard;
  readonly helper: MemberCard;
  readonly why: WhyPair;
};

/** What one request proposes. */
export type ProposalAsk = Pick<Proposal, "needId" | "offerId" | "windowId" | "quantity" | "during">;

export type Unmet = {
  readonly missing: number;
  /** Those who come close, the least amiss first. */
  readonly nearby: readonly Nearby[];
  readonly further: number;
  readonly cheapest: Cheapest | null;
};

export type Nearby = {
  readonly member: MemberCard;
  readonly offered: PlannedWindow;
  readonly reasons: readonly PlanReason[];
};

/** The one thing that would do, who would have to do it, and how to ask them for it right away, where that can be. */
export type Cheapest = {
  readonly change: Change;
  readonly member: MemberCard | null;
  readonly ask: ProposalAsk | null;
  /** How many others would be helped by somebody else than now planned. */
  readonly moves: number;
};

export type Load = {
  readonly member: MemberCard;
  readonly week: string;
  readonly tasks: number;
  readonly proposed: number;
};

export type RejectedPair = {
  readonly needId: string;
  readonly offerId: string;
  readonly reason: RejectionReason;
  readonly category: Category;
  readonly window: Window;
  readonly receiver: MemberCard;
  readonly helper: MemberCard;
};

export type FallenMatch = {
  readonly id: string;
  /** The one of the two that was posted; what was made for the match alone has no page for others. */
  readonly listing: { readonly kind: "need" | "offer"; readonly id: string };
  readonly category: Category;
  readonly during: Window;
  readonly state: FallenState;
  readonly receiver: MemberCard;
  readonly helper: MemberCard;
  /** Somebody has said yes to all of the need since. */
  readonly isMended: boolean;
};

export const fallenStates = [
  "released",
  "failed",
  "declined",
  "expired",
] as const satisfies readonly MatchState[];

export type FallenState = (typeof fallenStates)[number];
