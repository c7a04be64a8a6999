import type { Attribute } from "@/domain/attributes";
import type { OfferCard, PlaceCard, WindowCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import type { ListingState } from "@/domain/listing";
import type { Reach } from "@/domain/reach";
import type { Weekly } from "@/domain/weekly";
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
import { firstDays, once, type Repeat, repeatOf, ruleOf, type WeeklyHours } from "@/features/weekly/repeat";
import { freshTimes, type OfferTimes, timesOf } from "./offer-times";

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
  readonly repeat: Repeat;
  /** When it repeats; null is the hours of the first of `times`. */
  readonly weekly: readonly WeeklyTimes[] | null;
  /** As often a week at most; null for as often as it fits. */
  readonly most: number | null;
};

/** Hours of one or several days of the week with their quantity: a rule of the offer. */
export type WeeklyTimes = WeeklyHours & {
  /** Tells them apart while the form stands. */
  readonly key: number;
  readonly quantity: number;
  /** Of the rule that is changed. */
  readonly id?: string;
};

/**
 * One offer as its own page shows it, with all its windows, those that are over too. One that comes again each week may
 * have none at times.
 */
export type ShownOffer = OfferCard & { readonly state: ListingState; readonly mostAWeek: number | null };

/** A rule of an offer as it stands. */
export type OfferRule = Weekly & { readonly id: string; readonly quantity: number };

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
    repeat: once,
    weekly: null,
    most: null,
  };
}

/** An offer that comes again each week, as it stands. */
export function valuesOfRules(
  offer: ShownOffer,
  rules: readonly OfferRule[],
  note: string,
  around: Around,
): OfferValues {
  return {
    ...valuesOf(offer, note, around),
    repeat: repeatOf(rules.find(({ lastOn }) => lastOn === null) ?? rules[0] ?? { lastOn: null }),
    weekly: rules.map(({ id, days, from, until, quantity }, key) => ({
      key,
      id,
      days,
      from,
      until,
      quantity,
    })),
  };
}

/** The hours that are meant: those of the week, or until somebody touched them the first of the others. */
export function weeklyTimes({ weekly, times }: OfferValues): readonly WeeklyTimes[] {
  if (weekly) return weekly;
  return times.slice(0, 1).map(({ days: [day], from, until, quantity }) => ({
    key: 0,
    days: day ? firstDays(day) : [],
    ...{ from, until, quantity },
  }));
}

/** The rules that the form says; `idOf` gives a new one its id, the same whenever it is asked. */
export function offerRules(
  values: OfferValues,
  around: Pick<Around, "now" | "zone">,
  idOf: (key: string) => string,
  rules: readonly OfferRule[] = [],
): OfferRule[] {
  return weeklyTimes(values).map((times) => {
    const before = rules.find(({ id }) => id === times.id);
    return {
      id: times.id ?? idOf(`weekly ${times.key}`),
      quantity: times.quantity,
      ...ruleOf(times, values.repeat, around, before),
    };
  });
}

/** An offer as it stands, but for windows that are over; its note is opened by the caller. */
export function valuesOf(offer: ShownOffer, note: string, { now, zone }: Around): OfferValues {
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
    repeat: once,
    weekly: null,
    most: offer.mostAWeek,
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

/** What is sent, but for the note and the times. From somewhere of which nobody knows the area, only going anywhere serves anybody. */
export function offerBody(
  offer: string,
  category: Category,
  { place, cell, reach, whole, attributes, most }: OfferValues,
) {
  return {
    offer,
    category,
    place: place && placeOf(place),
    cell: cellOf(place, cell),
    reach: place === elsewhere && !cell ? "anywhere" : reach,
    splittable: !whole,
    attributes: [...attributes],
    mostAWeek: most,
  };
}

/** The windows of an offer that are not over. */
export function openWindows(offer: OfferCard, now: Date): WindowCard[] {
  return offer.windows.filter((window) => window.until * 1000 > now.getTime());
}

export function isTaken({ left, quantity }: WindowCard): boolean {
  return left < quantity;
}
