import { type Weekday, type Weekly, weekdayOf } from "@/domain/weekly";
import { dayOf } from "@/domain/zoned-time";

/** What a form says about coming again: how often, and until when. */
export type Repeat = {
  readonly every: "once" | "weekly";
  readonly ends: "open" | "lastOn";
  /** "YYYY-MM-DD", or empty while it is not chosen. */
  readonly lastOn: string;
  /** From which day on a change counts; null for from now on. */
  readonly fromOn: string | null;
};

/** The hours of a weekly time as a form has them. */
export type WeeklyHours = {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly until: string;
};

export const once: Repeat = { every: "once", ends: "open", lastOn: "", fromOn: null };

/** What the form of something that repeats begins with. */
export function repeatOf({ lastOn }: Pick<Weekly, "lastOn">): Repeat {
  return { every: "weekly", ends: lastOn === null ? "open" : "lastOn", lastOn: lastOn ?? "", fromOn: null };
}

/** The rule that is meant. `before` is the one that is changed: one that has not begun keeps its first day. */
export function ruleOf(
  { days, from, until }: WeeklyHours,
  { ends, lastOn, fromOn }: Repeat,
  around: { now: Date; zone: string },
  before?: Pick<Weekly, "firstOn">,
): Weekly {
  const today = dayOf(around.now, around.zone);
  const first = before && before.firstOn > today ? before.firstOn : today;
  return {
    days: days.toSorted(),
    from,
    until,
    firstOn: fromOn ?? first,
    // While no day is chosen, the form shows what comes next all the same.
    lastOn: ends === "open" || lastOn === "" ? null : lastOn,
  };
}

/** The day of the week that a form for something new begins with. */
export function firstDays(day: string): Weekday[] {
  return [weekdayOf(day)];
}

/** What is missing in it, by the name of its sentence. */
export function whyNotWhole(hours: readonly WeeklyHours[], repeat: Repeat): "noDays" | "noLast" | null {
  if (hours.some(({ days }) => days.length === 0)) return "noDays";
  return repeat.ends === "lastOn" && repeat.lastOn === "" ? "noLast" : null;
}
