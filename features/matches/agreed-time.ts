import { hour, lengthOf, quarter, type Window } from "@/domain/window";

/** Whether there is anything to choose inside the bounds: up to an hour is agreed as it stands. */
export function hasChoiceOfTime(bounds: Window): boolean {
  return lengthOf(bounds) > hour;
}

/** The quarters of an hour at which a time inside the bounds may begin, soonest first. */
export function startsInside(bounds: Window): Date[] {
  return steps(bounds.from, new Date(bounds.until.getTime() - quarter));
}

/** Those at which it may end once it begins then. */
export function endsInside(bounds: Window, from: Date): Date[] {
  return steps(new Date(from.getTime() + quarter), bounds.until);
}

/** The same time begun at another moment, as long as before where the bounds leave room. */
export function movedInside(bounds: Window, time: Window, from: Date): Window {
  const until = Math.min(from.getTime() + lengthOf(time), bounds.until.getTime());
  return { from, until: new Date(until) };
}

function steps(first: Date, last: Date): Date[] {
  const count = Math.floor((last.getTime() - first.getTime()) / quarter) + 1;
  return Array.from(
    { length: Math.max(0, count) },
    (_, index) => new Date(first.getTime() + index * quarter),
  );
}
