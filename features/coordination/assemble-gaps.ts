import { distanceIn } from "@/domain/area";
import type { MemberCard } from "@/domain/board";
import { cellsOf } from "@/domain/board-place";
import { type Candidate, type CandidateOffer, listCandidates, type Promises } from "@/domain/candidates";
import { type CoverageNeed, uncovered } from "@/domain/coverage";
import type { NetworkPlan } from "@/domain/matching/network-plan";
import { dayOf } from "@/domain/zoned-time";
import type { Coordinator } from "@/features/duty/coordinator";
import { layOutAreas } from "@/features/places/lay-out-areas";
import { unmetBy } from "./assemble-plan";
import type { Gap, Helper } from "./dashboard";
import type { DashboardRows } from "./dashboard-rows";
import type { FindCards } from "./find-cards";

type NeedRow = DashboardRows["needs"][number];

/** A need's row with what coverage wants to know of it. */
export type CountedNeed = CoverageNeed & { readonly row: NeedRow; readonly waiting: number };

/**
 * The uncovered needs of the next two days, each with everyone who might help, and of those of the days after that the
 * ones for which the plan has nobody.
 */
export function assembleGaps(
  { now, zone }: Coordinator,
  days: readonly string[],
  needs: readonly CountedNeed[],
  rows: DashboardRows,
  cards: FindCards,
  plan: NetworkPlan | null,
): { gaps: Gap[]; laterGaps: Gap[] } {
  const cellOf = cellsOf(rows.places);
  const located = <T extends { placeId: string | null; cell: string | null }>(row: T): T => ({
    ...row,
    cell: cellOf(row.placeId, row.cell),
  });
  const offers = offersWithWindows(rows).map(located);
  const distance = distanceIn(
    layOutAreas([...rows.places, ...rows.needs, ...offers].map(({ cell }) => cell)),
  );
  const promisesOf = promisesByPerson(rows, (from) => days.includes(dayOf(from, zone)));
  const gapFor = ({ row, waiting }: CountedNeed): Gap => ({
    ...gapOf(row, waiting, listCandidates(located(row), offers, promisesOf, now, distance), cards),
    planned: plan ? plannedFor(plan, row.id, cards) : [],
    unmet: plan && unmetBy(plan, row.id, cards),
  });
  const seconds = now.getTime() / 1000;
  const soon = uncovered(needs, seconds);
  const known = new Set(soon.map(({ id }) => id));
  const unmet = new Set(plan?.uncovered.map(({ need }) => need.id));
  const later = uncovered(needs, seconds, days.length * 24).filter(
    ({ id }) => !known.has(id) && unmet.has(id),
  );
  return { gaps: soon.map(gapFor), laterGaps: later.map(gapFor) };
}

function plannedFor(plan: NetworkPlan, needId: string, cards: FindCards): MemberCard[] {
  const people = plan.pairs.filter(({ need }) => need.id === needId).map(({ offered }) => offered.personId);
  return [...new Set(people)].flatMap((id) => cards.known(id) ?? []);
}

/** Each offer once, with those of its windows that are not over, in order of time. */
export function offersWithWindows(rows: DashboardRows): (CandidateOffer & { readonly state: string })[] {
  return [...grouped(rows.offers, ({ offer }) => offer.id).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first.offer, windows: group.map(({ window }) => window) }] : [];
  });
}

function promisesByPerson(rows: DashboardRows, isThisWeek: (from: Date) => boolean) {
  const bookings = grouped(rows.bookings, ({ personId }) => personId);
  const thisWeek = rows.matches.filter(({ match }) => isThisWeek(match.during.from));
  const helped = grouped(thisWeek, ({ match }) => match.helperId);
  return (id: string): Promises => ({ bookings: bookings.get(id) ?? [], load: helped.get(id)?.length ?? 0 });
}

function gapOf(
  row: NeedRow,
  waiting: number,
  candidates: readonly Candidate[],
  cards: FindCards,
): Omit<Gap, "planned" | "unmet"> {
  const { id, category, window, quantity, left, attributes, urgency } = row;
  const helpers = candidates.map(
    ({ personId, ...rest }): Helper => ({ ...rest, member: cards.member(personId) }),
  );
  return {
    id,
    category,
    window,
    quantity,
    left,
    attributes,
    urgency,
    waiting,
    author: cards.member(row.authorId),
    place: cards.place(row.placeId),
    toPlace: cards.place(row.toPlaceId),
    note: cards.note(row),
    fitting: helpers.filter(({ reasons }) => reasons.length === 0),
    others: helpers.filter(({ reasons }) => reasons.length > 0),
  };
}

/** In the order in which the keys first appear (`Map.groupBy` comes with Node 21). */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
