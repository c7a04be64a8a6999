import type { MemberCard, PlaceCard } from "@/domain/board";
import type { Candidate } from "@/domain/candidates";
import type { Category } from "@/domain/categories";
import type { Coverage } from "@/domain/coverage";
import type { Need } from "@/domain/listing";
import type { MatchOrigin } from "@/domain/match";
import type { Window } from "@/domain/window";

/** All a coordinator sees at one glance, as of `now`. Names, places and notes are sealed and open in the browser. */
export type Dashboard = {
  readonly network: string;
  readonly zone: string;
  readonly now: Date;
  /** The most pressing first. */
  readonly gaps: readonly Gap[];
  /** The longest waiting first. */
  readonly waiting: readonly Waiting[];
  /** The days `coverage` is about, today first. */
  readonly days: readonly string[];
  readonly coverage: readonly Coverage[];
  /** How many needs these days have, and how many of them are covered whole. */
  readonly tally: { readonly needs: number; readonly covered: number };
  readonly hidden: readonly HiddenListing[];
};

/** Sealed text of a row, with the epoch it opens under. */
export type SealedNote = { readonly text: string; readonly epoch: number };

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
  /** One person; both of them when it was proposed. */
  readonly asked: readonly MemberCard[];
  /** Who waits for the answer; null when it was proposed. */
  readonly asking: MemberCard | null;
  readonly listing: { readonly kind: "need" | "offer"; readonly id: string };
  readonly note: SealedNote | null;
  readonly askedAt: Date;
  readonly askedUntil: Date;
  readonly reminders: number;
};

export type HiddenListing = {
  readonly kind: "need" | "offer";
  readonly id: string;
  readonly category: Category;
  readonly author: MemberCard;
  readonly window: Window;
};
