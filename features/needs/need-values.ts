import type { Attribute } from "@/domain/attributes";
import type { NeedCard, PlaceCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import { hasToPlace } from "@/domain/categories";
import type { Urgency } from "@/domain/urgency";
import type { Weekday, Weekly } from "@/domain/weekly";
import type { Window } from "@/domain/window";
import { dayOf } from "@/domain/zoned-time";
import { firstDays, once, type Repeat, repeatOf, ruleOf } from "@/features/weekly/repeat";
import { type DaySpan, nextHours, nextTime, spanOf, windowOf, windowOfCard } from "./day-span";
import { cellOf, choiceOf, knownPlace, type PlaceChoice, placeOf } from "./place-choice";
import type { OwnSeries } from "./queries";
import type { EditNeedBody } from "./schema";
import { usual } from "./usual";

/** What the form of a need shows. A place that is null has not been chosen yet. */
export type NeedValues = DaySpan & {
  readonly place: PlaceChoice | null;
  /** The area, which counts only when the place is somewhere else. */
  readonly cell: string | null;
  readonly toPlace: PlaceChoice | null;
  readonly quantity: number;
  readonly attributes: readonly Attribute[];
  readonly urgency: Urgency;
  readonly note: string;
  readonly repeat: Repeat;
  /** Of the week, when it repeats; null is the day of the week of `day`. */
  readonly days: readonly Weekday[] | null;
};

/** What the member has touched, as it is kept in the draft. The id is the need's from the first key on. */
export type NeedDraft = Partial<NeedValues> & { readonly id: string; readonly kind?: Category };

/** What is remembered for the next need of the kind. */
export type NeedHabit = Pick<
  NeedValues,
  "from" | "until" | "place" | "cell" | "toPlace" | "quantity" | "attributes"
>;

type Around = { now: Date; zone: string; places: readonly PlaceCard[] };

/** A new need before anything is touched: as last time where that is known, else what is usual for the kind. */
export function freshNeed(kind: Category, last: Partial<NeedHabit> | null, around: Around): NeedValues {
  const { now, zone, places } = around;
  const { from, until, quantity, attributes } = last ?? {};
  const { hours, needed } = usual[kind];
  return {
    ...(from && until ? nextTime(now, zone, { from, until }) : nextHours(now, zone, hours)),
    place: knownPlace(last?.place, places),
    cell: last?.cell ?? null,
    toPlace: knownPlace(last?.toPlace, places),
    quantity: quantity ?? needed,
    attributes: attributes ?? [],
    urgency: 1,
    note: "",
    repeat: once,
    days: null,
  };
}

/** A need as it stands; its note is opened by the caller. */
export function valuesOf(need: NeedCard, note: string, zone: string): NeedValues {
  return {
    ...spanOf(windowOfCard(need), zone),
    place: choiceOf(need.place),
    cell: need.cell,
    toPlace: choiceOf(need.toPlace),
    quantity: need.quantity,
    attributes: need.attributes,
    urgency: need.urgency,
    note,
    repeat: once,
    days: null,
  };
}

/** A need that comes again, as it stands; its note is opened by the caller. */
export function valuesOfSeries(series: OwnSeries, note: string, { now, zone }: Around): NeedValues {
  const { days, from, until } = series.weekly;
  return {
    day: dayOf(now, zone),
    from,
    until,
    days,
    repeat: repeatOf(series.weekly),
    place: choiceOf(series.place),
    cell: series.cell,
    toPlace: choiceOf(series.toPlace),
    quantity: series.quantity,
    attributes: series.attributes,
    urgency: series.urgency,
    note,
  };
}

/** The rule that the form says. */
export function needRule(
  values: NeedValues,
  around: Pick<Around, "now" | "zone">,
  series?: OwnSeries,
): Weekly {
  const hours = { days: needDays(values), from: values.from, until: values.until };
  return ruleOf(hours, values.repeat, around, series?.weekly);
}

export function needDays({ days, day }: NeedValues): readonly Weekday[] {
  return days ?? firstDays(day);
}

/**
 * The draft laid over what the form began with. Of a draft for another kind, what only that kind has is left out; so
 * are a day that has passed and a place that is gone.
 */
export function withDraft(start: NeedValues, draft: NeedDraft, kind: Category, around: Around): NeedValues {
  const { id: _, kind: drafted, day, place, toPlace, quantity, attributes, ...rest } = draft;
  return {
    ...start,
    ...rest,
    day: day && day >= dayOf(around.now, around.zone) ? day : start.day,
    place: knownPlace(place, around.places) ?? start.place,
    toPlace: knownPlace(toPlace, around.places) ?? start.toPlace,
    ...((!drafted || drafted === kind) && {
      quantity: quantity ?? start.quantity,
      attributes: attributes ?? start.attributes,
    }),
  };
}

/** The window that is meant: the stored one as long as it is shown unchanged, whatever the clocks do. */
export function needWindow(values: NeedValues, need: NeedCard | undefined, zone: string): Window | null {
  const stored = need && windowOfCard(need);
  return stored && isSameSpan(spanOf(stored, zone), values) ? stored : windowOf(values, zone);
}

/** What is sent, but for the note. */
export function needBody(
  need: string,
  category: Category,
  values: NeedValues,
  window: Window,
): Omit<EditNeedBody, "note"> {
  const { from, until } = window;
  return {
    need,
    ...factsBody(category, values),
    from: from.toISOString(),
    until: until.toISOString(),
  };
}

/** The same for a need that comes again. */
export function seriesBody(series: string, category: Category, values: NeedValues, weekly: Weekly) {
  return { series, ...factsBody(category, values), weekly };
}

function factsBody(category: Category, values: NeedValues) {
  const { place, cell, toPlace, quantity, attributes, urgency } = values;
  return {
    category,
    place: place && placeOf(place),
    cell: cellOf(place, cell),
    toPlace: toPlace && hasToPlace(category) ? placeOf(toPlace) : null,
    quantity,
    attributes: [...attributes],
    urgency,
  };
}

function isSameSpan(one: DaySpan, other: DaySpan): boolean {
  return one.day === other.day && one.from === other.from && one.until === other.until;
}
