import type { Areas } from "./area";
import type { Attribute } from "./attributes";
import type { Category } from "./categories";
import type { Reach } from "./reach";
import type { Urgency } from "./urgency";
import type { Weekday } from "./weekly";

/**
 * The shared board of one network as it travels to every member alike: built once per version, never per viewer, and
 * silent about who matched whom. Instants are whole epoch seconds; `day` is "YYYY-MM-DD" in the network's zone, worked
 * out where the payload is made so that the browser needs no calendar; `profile`, `name`, `label` and `note` are sealed,
 * base64url.
 */
export type BoardPayload = {
  readonly version: number;
  readonly zone: string;
  /** The network's current epoch; each sealed text carries the one it was sealed under. */
  readonly epoch: number;
  /** The network's own sealed profile. */
  readonly network: { readonly profile: string; readonly epoch: number };
  /** Whoever has a listing here; nobody else. */
  readonly members: readonly MemberCard[];
  /** In the network's order: those on its list, and retired ones that a listing still names. */
  readonly places: readonly PlaceCard[];
  /** Of every cell on this board; so the browser knows what is near without a library of its own. */
  readonly areas: Areas;
  readonly needs: readonly NeedCard[];
  readonly offers: readonly OfferCard[];
  /** What needs that come again each week have in common. */
  readonly series: readonly SeriesCard[];
};

export type MemberCard = {
  readonly id: string;
  readonly name: string;
  readonly epoch: number;
  /** Somebody without the app, whom the coordinators act for. */
  readonly guest?: true;
};

export type PlaceCard = {
  readonly id: string;
  readonly label: string;
  readonly epoch: number;
  /** The area it is in, when somebody said so. */
  readonly cell: string | null;
};

export type SeriesCard = {
  readonly id: string;
  readonly days: readonly Weekday[];
  /** Sealed once for all its needs. */
  readonly note: string | null;
  readonly epoch: number;
};

export type NeedCard = {
  readonly id: string;
  /** The series it is one time of; its note is that one's, unless it has one of its own. */
  readonly series?: string;
  /** The author's member id. */
  readonly by: string;
  readonly category: Category;
  readonly from: number;
  readonly until: number;
  readonly day: string;
  /** A place's id; null for somewhere that is not in the network's list. */
  readonly place: string | null;
  /** The area, when `place` is null and somebody said so. */
  readonly cell: string | null;
  /** Where a ride goes; null for everything else. */
  readonly toPlace: string | null;
  readonly quantity: number;
  readonly left: number;
  readonly attributes: readonly Attribute[];
  readonly urgency: Urgency;
  readonly note: string | null;
  readonly epoch: number;
};

export type OfferCard = {
  readonly id: string;
  readonly by: string;
  readonly category: Category;
  readonly place: string | null;
  /** The area, when `place` is null and somebody said so. */
  readonly cell: string | null;
  readonly reach: Reach;
  /** False: the whole of a window goes to one person. */
  readonly splittable: boolean;
  readonly attributes: readonly Attribute[];
  readonly note: string | null;
  readonly epoch: number;
  /** The days of the week on which it comes again; not there when it does not. */
  readonly days?: readonly Weekday[];
  /** In order of `from`. */
  readonly windows: readonly WindowCard[];
};

export type WindowCard = {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly day: string;
  readonly quantity: number;
  readonly left: number;
};
