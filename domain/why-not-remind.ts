import type { Match } from "./match";
import type { Refusal } from "./refusals";
import { whyNotAsked } from "./why-not-confirm";

/** As often may coordinators remind of one ask, all together. */
export const maxReminders = 3;

/** Why the asked person may not be reminded of this match once more, or null. */
export function whyNotRemind(match: Match, reminders: number, now: Date): Refusal | null {
  return whyNotAsked(match, now) ?? (reminders >= maxReminders ? "too-many" : null);
}
