import type { Attribute } from "@/domain/attributes";
import type { OfferCard, PlaceCard, WindowCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import type { Reach } from "@/domain/reach";
import { dayOf } from "@/domain/zoned-time";
import {
  cellOf,
  choiceOf,
  elsewhere,
  knownPlace,
  type PlaceChoice,
  placeOf,
} from "@/features/needs/place-choice";
import { usual } from "@/features/needs/usual";
import { freshTimes, type OfferTimes, timesOf } from "./offer-times";
import type { EditOfferBody } from "./schema";

/** What the form of an offer shows. A place that is null has not been chosen yet. */
export type OfferValues = {
  readonly times: readonly OfferTimes[];
  /** New quantities of windows of which a part is taken, by the window's id. */
  readonly promised: Readonly<Record<string, number>>;
  readonly place: PlaceChoice | null;
  /** The area, which counts only when the place is somewhere else. */
  readonly cell: string | null;
  readonly reach: Reach;
  readonly whole: boolean;
  readonly attributes: readonly Attribute[];
  readonly note: string;
};

/** What the member has touched, as it is kept in the draft; the ids are those of the offer and of its windows. */
export type OfferDraft = Partial<OfferValues> & {
  readonly id: string;
  readonly kind?: Category;
  readonly windowIds?: Readonly<Record<string, string>>;
};

/** What is remembered for the next offer of the kind. */
export type OfferHabit = Pick<OfferValues, "place" | "cell" | "reach" | "whole" | "attributes"> &
  Pick<OfferTimes, "from" | "until" | "quantity">;

type Around = { now: Date; zone: string; places: readonly PlaceCard[] };

/** A new offer before anything is touched: as last time where that is known, else what is usual for the kind. */
export function freshOffer(kind: Category, last: Partial<OfferHabit> | null, around: Around): OfferValues {
  const { now, zone, places } = around;
  return {
    times: [freshTimes(kind, last, now, zone)],
    promised: {},
    place: knownPlace(last?.place, places),
    cell: last?.cell ?? null,
    reach: last?.reach ?? usual[kind].reach,
    whole: last?.whole ?? false,
    attributes: last?.attributes ?? [],
    note: "",
  };
}

/** An offer as it stands, but for windows that are over; its note is opened by the caller. */
export function valuesOf(offer: OfferCard, note: string, { now, zone }: Around): OfferValues {
  const open = openWindows(offer, now);
  const times = timesOf(
    open.filter((window) => !isTaken(window)),
    now,
    zone,
  );
  const promised = open.filter(isTaken);
  return {
    times: open.length > 0 ? times : [freshTimes(offer.category, null, now, zone)],
    promised: Object.fromEntries(promised.map(({ id, quantity }) => [id, quantity])),
    place: choiceOf(offer.place),
    cell: offer.cell,
    reach: offer.reach,
    whole: !offer.splittable,
    attributes: offer.attributes,
    note,
  };
}

/**
 * The draft laid over what the form began with. Of a draft for another kind, what only that kind has is left out; so
 * are days that have passed and a place that is gone.
 */
export function withDraft(
  start: OfferValues,
  draft: OfferDraft,
  kind: Category,
  around: Around,
): OfferValues {
  const { id: _, windowIds: __, kind: drafted, times, place, attributes, reach, whole, ...rest } = draft;
  const today = dayOf(around.now, around.zone);
  const isSameKind = !drafted || drafted === kind;
  const [first] = start.times;
  return {
    ...start,
    ...rest,
    ...(times && {
      times: times.map((each) => ({
        ...each,
        days: stillAhead(each.days, today) ?? first?.days ?? [],
        quantity: isSameKind ? each.quantity : (first?.quantity ?? 1),
      })),
    }),
    place: knownPlace(place, around.places) ?? start.place,
    ...(isSameKind && {
      attributes: attributes ?? start.attributes,
      reach: reach ?? start.reach,
      whole: whole ?? start.whole,
    }),
  };
}

/** The days that have not passed, also when none was chosen; null when all have. */
function stillAhead(days: readonly string[], today: string): readonly string[] | null {
  const ahead = days.filter((day) => day >= today);
  return ahead.length > 0 || days.length === 0 ? ahead : null;
}

/** What is sent, but for the note. From somewhere of which nobody knows the area, only going anywhere serves anybody. */
export function offerBody(
  offer: string,
  category: Category,
  { place, cell, reach, whole, attributes }: OfferValues,
  windows: EditOfferBody["windows"],
): Omit<EditOfferBody, "note"> {
  return {
    offer,
    category,
    place: place && placeOf(place),
    cell: cellOf(place, cell),
    reach: place === elsewhere && !cell ? "anywhere" : reach,
    splittable: !whole,
    attributes: [...attributes],
    windows,
  };
}

/** The windows of an offer that are not over. */
export function openWindows(offer: OfferCard, now: Date): WindowCard[] {
  return offer.windows.filter((window) => window.until * 1000 > now.getTime());
}

export function isTaken({ left, quantity }: WindowCard): boolean {
  return left < quantity;
}
