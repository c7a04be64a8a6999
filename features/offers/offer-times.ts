import type { WindowCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import { maxWindows } from "@/domain/why-not-post";
import { overlaps, type Window } from "@/domain/window";
import { type DaySpan, nextHours, nextTime, spanOf, windowOf, windowOfCard } from "@/features/needs/day-span";
import { daysAhead } from "@/features/needs/days-ahead";
import { usual } from "@/features/needs/usual";
import type { EditOfferBody } from "./schema";

/** The same time and quantity on one or several days: each of them is a window of the offer. */
export type OfferTimes = {
  /** Tells them apart while the form stands. */
  readonly key: number;
  readonly days: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly quantity: number;
};

type WindowBody = EditOfferBody["windows"][number];

/** The first times of a new offer: as last time, or the next hours that are usual for the kind. */
export function freshTimes(
  kind: Category,
  last: { from?: string; until?: string; quantity?: number } | null,
  now: Date,
  zone: string,
): OfferTimes {
  const { hours, offered } = usual[kind];
  const { from, until } = last ?? {};
  const span = from && until ? nextTime(now, zone, { from, until }) : nextHours(now, zone, hours);
  return {
    key: 0,
    days: [span.day],
    from: span.from,
    until: span.until,
    quantity: last?.quantity ?? offered,
  };
}

/** Windows as the form shows them: those of one time and quantity together, with at most one later day each. */
export function timesOf(windows: readonly WindowCard[], now: Date, zone: string): OfferTimes[] {
  const { later } = daysAhead(now, zone);
  const found: OfferTimes[] = [];
  for (const window of windows) {
    const { day, from, until } = spanOf(windowOfCard(window), zone);
    const isLater = later.includes(day);
    const index = found.findIndex(
      (each) =>
        each.from === from &&
        each.until === until &&
        each.quantity === window.quantity &&
        !(isLater && each.days.some((other) => later.includes(other))),
    );
    const known = found[index];
    if (known) found[index] = { ...known, days: [...known.days, day] };
    else found.push({ key: found.length, days: [day], from, until, quantity: window.quantity });
  }
  return found;
}

/** One more of the same, on the first of `days` after those that are used. */
export function furtherTimes(
  times: readonly OfferTimes[],
  fresh: OfferTimes,
  days: readonly string[],
  takenDays: readonly string[] = [],
): OfferTimes {
  const model = times.at(-1) ?? fresh;
  const used = [...takenDays, ...times.flatMap((each) => each.days)];
  const next = days.find((day) => used.every((other) => other < day));
  return { ...model, key: Math.max(-1, ...times.map((each) => each.key)) + 1, days: next ? [next] : [] };
}

/** What keeps the times from being sent, by the name of its sentence. */
export type TimesFault = "missing" | "skipped" | "overlap" | "tooMany";

/**
 * The windows that are meant, none of which may overlap another or one that is promised. `idOf` gives a window's id by day and times, the same whenever it is asked. One that is
 * stored and shown unchanged keeps its very instants, whatever the clocks do.
 */
export function windowsOf(
  times: readonly OfferTimes[],
  stored: readonly WindowCard[],
  promised: readonly Window[],
  idOf: (span: string) => string,
  zone: string,
): WindowBody[] | TimesFault {
  const known = new Map(stored.map((card) => [textOf(spanOf(windowOfCard(card), zone)), card]));
  const windows: (Window & { id: string; quantity: number })[] = [];
  for (const { days, from, until, quantity } of times) {
    if (days.length === 0) return "missing";
    for (const day of days) {
      const span = textOf({ day, from, until });
      const card = known.get(span);
      const window = card ? windowOfCard(card) : windowOf({ day, from, until }, zone);
      if (!window) return "skipped";
      if ([...promised, ...windows].some((other) => overlaps(other, window))) return "overlap";
      windows.push({ ...window, id: card?.id ?? idOf(span), quantity });
    }
  }
  if (windows.length > maxWindows) return "tooMany";
  return windows.map(({ from, until, ...rest }) => ({
    ...rest,
    from: from.toISOString(),
    until: until.toISOString(),
  }));
}

function textOf({ day, from, until }: DaySpan): string {
  return `${day} ${from} ${until}`;
}
