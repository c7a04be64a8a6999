import { isBooked } from "../categories";
import { askedPeople, endedUnwanted, isOpen, maxAsksADay } from "../match";
import type { RejectionReason } from "../rejection-reasons";
import { stillToCome, type Window } from "../window";
import type { PlanReason } from "./network-plan";
import type { MatchRow, NeedRow, NetworkRows, OfferRow, Surroundings } from "./network-rows";
import { type Weeks, weeksFrom } from "./weeks";

/** The window of an offer, side by side with the offer. */
export type Standing = { readonly offer: OfferRow; readonly window: OfferRow["windows"][number] };

/** Time of a person that is taken; by no window in particular when they are away. */
type Taken = { readonly windowId: string | null; readonly during: Window };

/** The rows with all that is asked of them while a plan is made, each looked up at once. */
export type Posting = Surroundings & {
  readonly rows: NetworkRows;
  /** What is still to come of each need. */
  readonly needs: readonly NeedRow[];
  /** Every window there is, also those with nothing left. */
  readonly standing: readonly Standing[];
  readonly weeks: Weeks;
  /** Promised and asked times of a person; food and supplies take none. */
  taken(personId: string): readonly Taken[];
  /** How many tasks a person has in a week, asked, confirmed and done ones. */
  tasks(personId: string, week: number): number;
  /** How often more the offer can help in that week: Infinity without a limit, negative where it helps more often already. */
  room(offer: OfferRow, week: number): number;
  /** Whether anyone is or was helped through the offer, so far back as the rows go. */
  hasHelped(offerId: string): boolean;
  /** Has been asked as often today as anyone is. */
  isAskedEnough(personId: string): boolean;
  /** How the last match of this need and this person ended that they did not want; null when there was none. */
  ended(needId: string, helperId: string): Ended | null;
  rejected(needId: string, offerId: string): RejectionReason | null;
};

export type Ended = Extract<PlanReason, { reason: "declined" }>["how"];

/** Somebody who could not at a time, whatever they offer; for those who wonder what would be then. */
export type Away = { readonly personId: string; readonly during: Window };

/** Makes the rows ready to be asked; `away` takes people out of a time, to see what would be then. */
export function postingOf(
  rows: NetworkRows,
  surroundings: Surroundings,
  away: readonly Away[] = [],
): Posting {
  const { now, zone } = surroundings;
  const weeks = weeksFrom(now, zone);
  const held = rows.matches.filter(({ state }) => isOpen(state));
  const helped = rows.matches.filter(({ state }) => isOpen(state) || state === "done");
  const taken = new Map<string, Taken[]>();
  const take = (personId: string, time: Taken) => taken.set(personId, [...(taken.get(personId) ?? []), time]);
  for (const { category, helperId, offerWindowId, during } of held) {
    if (isBooked(category)) take(helperId, { windowId: offerWindowId, during });
  }
  for (const { personId, during } of away) take(personId, { windowId: null, during });
  const byPerson = count(helped.map((match) => `${match.helperId} ${weeks.indexOf(match.during.from)}`));
  const byOffer = count(helped.map((match) => `${match.offerId} ${weeks.indexOf(match.during.from)}`));
  const helpers = new Set(helped.map(({ offerId }) => offerId));
  const asks = count(rows.matches.flatMap(asksOf));
  const ended = new Map(rows.matches.filter(endedUnwanted).map((match) => [pairOf(match), endOf(match)]));
  const rejected = new Map(rows.rejections.map((each) => [`${each.needId} ${each.offerId}`, each.reason]));
  return {
    ...surroundings,
    rows,
    weeks,
    needs: rows.needs.map((need) => stillToCome(need, now)),
    standing: rows.offers.flatMap((offer) => offer.windows.map((window) => ({ offer, window }))),
    taken: (personId) => taken.get(personId) ?? none,
    tasks: (personId, week) => byPerson.get(`${personId} ${week}`) ?? 0,
    room: ({ id, mostAWeek }, week) =>
      mostAWeek === null ? Number.POSITIVE_INFINITY : mostAWeek - (byOffer.get(`${id} ${week}`) ?? 0),
    hasHelped: (offerId) => helpers.has(offerId),
    isAskedEnough: (personId) => (asks.get(personId) ?? 0) >= maxAsksADay,
    ended: (needId, helperId) => ended.get(`${needId} ${helperId}`) ?? null,
    rejected: (needId, offerId) => rejected.get(`${needId} ${offerId}`) ?? null,
  };
}

const none: readonly Taken[] = [];

/** Whom a match counts for as asked today: what was proposed today and not taken back, and what waits for their yes. */
function asksOf(match: MatchRow): readonly string[] {
  const { origin, state, isOfToday } = match;
  if (origin === "proposal" && isOfToday && state !== "withdrawn") return [match.helperId, match.receiverId];
  return state === "asked" ? askedPeople(match) : [];
}

function pairOf({ needId, helperId }: MatchRow): string {
  return `${needId} ${helperId}`;
}

function endOf({ state }: MatchRow): Ended {
  return state === "declined" || state === "expired" || state === "released" ? state : "withdrawn";
}

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
