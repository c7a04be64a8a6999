import { addDays } from "./zoned-time";

/** What repeats, with the last day on which its author said that it stands. */
export type Standing = { readonly lastOn: string | null; readonly confirmedOn: string };

/** After so many days without a word somebody is asked "Still on?" about what has no last day. */
const askedAfter = 28;

/** A week later nothing more of it is laid out until they say yes. */
const stoppedAfter = 35;

/** So many more days it waits for that yes before it is forgotten. */
const waitsFor = 28;

/** Whether its author is to be asked if it still stands. `today` and all days by the network's zone. */
export function isStandingAsked({ lastOn, confirmedOn }: Standing, today: string): boolean {
  return lastOn === null && today >= addDays(confirmedOn, askedAfter);
}

/** Whether that was asked a week ago and nobody answered: it rests until somebody does. */
export function isStandingStopped({ lastOn, confirmedOn }: Standing, today: string): boolean {
  return lastOn === null && today >= addDays(confirmedOn, stoppedAfter);
}

/** The day after the last one that any of its times may end on, unless its author says yes to it again. */
export function endsFor(standing: Standing): string {
  const { lastOn, confirmedOn } = standing;
  return addDays(lastOn ?? addDays(confirmedOn, stoppedAfter + waitsFor), 1);
}
