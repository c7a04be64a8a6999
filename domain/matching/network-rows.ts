import type { AreaDistance } from "../area";
import type { Category } from "../categories";
import type { Need, Offer, OfferWindow } from "../listing";
import type { Match } from "../match";
import type { RejectionReason } from "../rejection-reasons";

/** What a network's plan is made from, in a fixed order (so that the same rows give the same plan). */
export type NetworkRows = {
  readonly version: number;
  /** Posted and open, with something left, not over. */
  readonly needs: readonly NeedRow[];
  /** Posted and open; of their windows those that are not over or cancelled. */
  readonly offers: readonly OfferRow[];
  /** Those that tell what is promised, who helped this week, what people did not want, and who was asked today. */
  readonly matches: readonly MatchRow[];
  readonly rejections: readonly Rejection[];
};

export type NeedRow = Need & { readonly id: string };

export type OfferRow = Offer & {
  readonly id: string;
  readonly mostAWeek: number | null;
  readonly windows: readonly OfferWindow[];
};

export type MatchRow = Match & {
  readonly needId: string;
  readonly offerId: string;
  readonly offerWindowId: string;
  readonly category: Category;
  /** Made today, in the network's zone. */
  readonly isOfToday: boolean;
};

/** A coordinator's word that these two are not to be asked for each other. */
export type Rejection = {
  readonly needId: string;
  readonly offerId: string;
  readonly reason: RejectionReason;
};

/** What else a plan depends on: the time, the zone in which weeks begin, and how far areas are apart. */
export type Surroundings = { readonly now: Date; readonly zone: string; readonly distance: AreaDistance };
