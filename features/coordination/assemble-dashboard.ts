import { askedAt } from "@/domain/asked-at";
import { type Clock, coverageByDay, coverageByHour } from "@/domain/coverage";
import { askingPerson, awaitedPeople } from "@/domain/match";
import { whyNotWithdrawProposal } from "@/domain/why-not-propose";
import { isOver } from "@/domain/window";
import { addDays, dayOf } from "@/domain/zoned-time";
import type { Coordinator } from "@/features/duty/coordinator";
import type { FoundPlan } from "@/features/planning/plan";
import { wallClock } from "@/lib/wall-clock";
import { assembleGaps, type CountedNeed, offersWithWindows } from "./assemble-gaps";
import { assemblePlan } from "./assemble-plan";
import {
  type Dashboard,
  type FallenMatch,
  fallenStates,
  type HiddenListing,
  type RejectedPair,
  type Waiting,
} from "./dashboard";
import type { DashboardRows } from "./dashboard-rows";
import { type FindCards, findCards, sealedNote } from "./find-cards";

type MatchRow = DashboardRows["matches"][number];

/** Works out what the rows and the plan mean for the coordinator, as of the coordinator's `now`. */
export function assembleDashboard(
  coordinator: Coordinator,
  { days, day }: { days: string[]; day: string | null },
  rows: DashboardRows,
  found: FoundPlan,
): Dashboard {
  const { network, version, zone, now } = coordinator;
  const cards = findCards(rows);
  const needs = countedNeeds(rows, zone);
  const ofTheseDays = needs.filter((need) => days.includes(need.day));
  const plan = found.found === "none" ? null : found.plan;
  const weeks = weeksOf(days);
  return {
    network,
    version,
    zone,
    now,
    ...assembleGaps(coordinator, days, needs, rows, cards, plan),
    plan: plan && assemblePlan(plan, found.found === "current", weeks, cards),
    whyNoPlan: found.found === "none" ? found.because : null,
    rejected: rows.rejected.map((row) => rejectedFrom(row, cards)),
    fallen: rows.fallen.map((row) => fallenFrom(row, cards)),
    waiting: rows.matches
      .filter(({ match }) => match.state === "asked")
      .map((row) => waitingFrom(row, now, cards))
      .sort((one, other) => Number(one.askedAt) - Number(other.askedAt)),
    days,
    weeks,
    day,
    coverage: coverageByDay(ofTheseDays),
    hours: coverageByHour(needs, day === null ? days : [day], clockIn(zone)),
    tally: {
      needs: ofTheseDays.length,
      covered: ofTheseDays.filter(({ left, waiting }) => left + waiting === 0).length,
    },
    hidden: hiddenListings(rows, now, cards),
  };
}

/** The Mondays of the weeks in which these days are. */
function weeksOf(days: readonly string[]): string[] {
  const mondays = days.map((day) => addDays(day, -((new Date(`${day}T12:00Z`).getUTCDay() + 6) % 7)));
  return [...new Set(mondays)];
}

function clockIn(zone: string): Clock {
  return (seconds) => {
    const { day, time } = wallClock(new Date(seconds * 1000), zone);
    return { day, hour: Number(time.slice(0, 2)) };
  };
}

function rejectedFrom(
  { need, helperId, offerId, reason }: DashboardRows["rejected"][number],
  cards: FindCards,
): RejectedPair {
  const { id: needId, category, window, authorId } = need;
  return {
    ...{ needId, offerId, reason, category, window },
    receiver: cards.member(authorId),
    helper: cards.member(helperId),
  };
}

function fallenFrom({ match, need }: DashboardRows["fallen"][number], cards: FindCards): FallenMatch {
  const { id, offerId, during, state, receiverId, helperId } = match;
  const isPosted = need.origin === "posted";
  return {
    ...{ id, during, category: need.category },
    listing: isPosted ? { kind: "need", id: need.id } : { kind: "offer", id: offerId },
    state: fallenStates.find((each) => each === state) ?? "failed",
    receiver: cards.member(receiverId),
    helper: cards.member(helperId),
    isMended: need.state === "open" && need.left === 0 && state !== "failed",
  };
}

function countedNeeds(rows: DashboardRows, zone: string): CountedNeed[] {
  const waiting = new Map<string, number>();
  for (const { match } of rows.matches) {
    if (match.state === "asked") waiting.set(match.needId, (waiting.get(match.needId) ?? 0) + match.quantity);
  }
  return rows.needs
    .filter((need) => need.state === "open")
    .map((row) => ({
      ...row,
      row,
      day: dayOf(row.window.from, zone),
      from: row.window.from.getTime() / 1000,
      until: row.window.until.getTime() / 1000,
      waiting: waiting.get(row.id) ?? 0,
    }));
}

/** What is asked for is the offer in a claim and the need in an answer: that is the listing to look at. */
function waitingFrom({ match, need, offerNote, offerEpoch }: MatchRow, now: Date, cards: FindCards): Waiting {
  const asking = askingPerson(match);
  const isClaim = match.origin === "claim";
  return {
    id: match.id,
    origin: match.origin,
    category: need.category,
    quantity: match.quantity,
    during: match.during,
    place: cards.place(need.placeId),
    toPlace: cards.place(need.toPlaceId),
    asked: awaitedPeople(match).map(cards.member),
    asking: asking ? cards.member(asking) : null,
    listing: isClaim ? { kind: "offer", id: match.offerId } : { kind: "need", id: match.needId },
    note: isClaim
      ? sealedNote("offers", { id: match.offerId, note: offerNote, epoch: offerEpoch })
      : cards.note(need),
    askedAt: askedAt(match.askedUntil, match.during.from),
    askedUntil: match.askedUntil,
    reminders: match.reminders,
    mayTakeBack: !whyNotWithdrawProposal(match, now),
  };
}

/** What is off the board and not over, so that hiding is never the last word. */
function hiddenListings(rows: DashboardRows, now: Date, cards: FindCards): HiddenListing[] {
  const needs = rows.needs.filter((need) => need.state === "hidden" && need.origin === "posted");
  const offers = offersWithWindows(rows).filter((offer) => offer.state === "hidden");
  return [
    ...needs.map((need) => ({ kind: "need" as const, ...need })),
    ...offers.flatMap(({ windows, ...offer }) =>
      windows.slice(0, 1).map(({ window }) => ({ kind: "offer" as const, ...offer, window })),
    ),
  ]
    .filter(({ window }) => !isOver(window, now))
    .map(({ kind, id, category, window, authorId }) => ({
      kind,
      id,
      category,
      window,
      author: cards.member(authorId),
    }))
    .sort((one, other) => Number(one.window.from) - Number(other.window.from));
}
