import type { Beyond } from "@/domain/beyond-offer";
import type { MemberCard, PlaceCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import type { ListingState } from "@/domain/listing";
import type { Match } from "@/domain/match";

/** A match as one of its two people sees it. Sealed texts are base64url. */
export type MatchCard = Match & {
  readonly id: string;
  readonly category: Category;
  readonly quantity: number;
  /** Null for somewhere that is not in the network's list. */
  readonly place: PlaceCard | null;
  readonly toPlace: PlaceCard | null;
  /** The other person. */
  readonly other: MemberCard;
  readonly need: ListingOfMatch;
  readonly offer: ListingOfMatch;
  /** What a proposal asks of the reader beyond what they offered; null for all else. */
  readonly beyond: Beyond | null;
  /** How often a coordinator has asked for an answer. */
  readonly reminders: number;
  /** How to reach the other person: theirs for the reader alone, and only once both have agreed. */
  readonly contact: string | null;
  /** What the reader handed over, in a copy for themselves. */
  readonly ownCopy: string | null;
  /** Who hands over contacts for somebody without the app; nobody when both have an account. */
  readonly carers: readonly MemberCard[];
};

/** As much of a match as a step in its life takes along. */
export type MatchStep = Pick<MatchCard, "id" | "category" | "during">;

export function stepOf({ id, category, during }: MatchCard): MatchStep {
  return { id, category, during: { from: during.from, until: during.until } };
}

/** One of the two listings. Only what was posted has a page that both may open. */
export type ListingOfMatch = {
  readonly id: string;
  readonly isPosted: boolean;
  readonly state: ListingState;
  readonly note: { readonly text: string; readonly epoch: number } | null;
};
