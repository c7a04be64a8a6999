import { askedAt } from "@/domain/asked-at";
import { coverageByDay } from "@/domain/coverage";
import { askingPerson, awaitedPeople } from "@/domain/match";
import { isOver } from "@/domain/window";
import { dayOf } from "@/domain/zoned-time";
import type { Coordinator } from "@/features/duty/coordinator";
import { assembleGaps, type CountedNeed, offersWithWindows } from "./assemble-gaps";
import type { Dashboard, HiddenListing, Waiting } from "./dashboard";
import type { DashboardRows } from "./dashboard-rows";
import { type FindCards, findCards, sealedNote } from "./find-cards";

type MatchRow = DashboardRows["matches"][number];

/** Works out what the rows mean for the coordinator, as of the coordinator's `now`. */
export function assembleDashboard(coordinator: Coordinator, days: string[], rows: DashboardRows): Dashboard {
  const { network, zone, now } = coordinator;
  const cards = findCards(rows);
  const needs = countedNeeds(rows, zone);
  const ofTheseDays = needs.filter(({ day }) => days.includes(day));
  return {
    network,
    zone,
    now,
    gaps: assembleGaps(coordinator, days, needs, rows, cards),
    waiting: rows.matches
      .filter(({ match }) => match.state === "asked")
      .map((row) => waitingFrom(row, cards))
      .sort((one, other) => Number(one.askedAt) - Number(other.askedAt)),
    days,
    coverage: coverageByDay(ofTheseDays),
    tally: {
      needs: ofTheseDays.length,
      covered: ofTheseDays.filter(({ left, waiting }) => left + waiting === 0).length,
    },
    hidden: hiddenListings(rows, now, cards),
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
function waitingFrom({ match, need, offerNote, offerEpoch }: MatchRow, cards: FindCards): Waiting {
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
    note: isClaim ? sealedNote(offerNote, offerEpoch) : sealedNote(need.note, need.epoch),
    askedAt: askedAt(match.askedUntil, match.during.from),
    askedUntil: match.askedUntil,
    reminders: match.reminders,
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
