import { anywhere, type Figures, isSplit, unknown } from "./figures";
import { mostNearby, type NearbyOffer, type PlanReason } from "./network-plan";
import type { NeedRow } from "./network-rows";
import type { Occupancy } from "./occupancy";
import { isSamePlace, stepsOf } from "./pair-cost";
import { plannedWindow } from "./planned-facts";
import { changesFor, priceOfChange } from "./possible-changes";
import type { Posting, Standing } from "./posting";
import { whyNotPair } from "./why-not-pair";

/** For each need the windows of its kind from which the least is missing, those first; so many at most. */
export type Near = (need: number) => readonly number[];

const mostNear = 60;

/** As far apart in time may an offer be and still be worth a word (minutes). */
const farthest = 12 * 60;

/** Works out each need's list when it is first asked for, and keeps it. */
export function nearWindows(figures: Figures): Near {
  const byCategory = new Map<number, number[]>();
  figures.standing.category.forEach((category, at) => {
    const list = byCategory.get(category);
    if (list) list.push(at);
    else byCategory.set(category, [at]);
  });
  const known = new Map<number, readonly number[]>();
  const find = (need: number): readonly number[] => {
    const close: { at: number; amiss: number }[] = [];
    for (const at of byCategory.get(figures.needs.category[need] as number) ?? []) {
      const amiss = estimate(figures, need, at);
      if (amiss !== null) close.push({ at, amiss });
    }
    return close
      .sort((one, other) => one.amiss - other.amiss || one.at - other.at)
      .slice(0, mostNear)
      .map(({ at }) => at);
  };
  return (need) => {
    const list = known.get(need) ?? find(need);
    known.set(need, list);
    return list;
  };
}

/** How far a window is from fitting, at whole numbers and roughly as changes are priced; null when it is half a day off. */
function estimate({ needs, standing, steps }: Figures, need: number, at: number): number | null {
  const late = (standing.from[at] as number) - (needs.from[need] as number);
  const early = (needs.until[need] as number) - (standing.until[at] as number);
  const apart = Math.max(0, late, early);
  if (apart > farthest) return null;
  const [cell, other] = [needs.cell[need] as number, standing.cell[at] as number];
  const reach = standing.reach[at] as number;
  const isThere =
    reach === anywhere || (needs.place[need] !== unknown && needs.place[need] === standing.place[at]);
  const further =
    cell === unknown || other === unknown ? 2 : Math.min(9, Math.max(0, steps(cell, other) - reach));
  const missing = (needs.attributes[need] as number) & ~(standing.attributes[at] as number);
  const short = isSplit[needs.category[need] as number]
    ? 0
    : (needs.left[need] as number) - (standing.left[at] as number);
  return (
    (apart > 120 ? 240 + apart : Math.max(0, late) + Math.max(0, early)) +
    (isThere ? 0 : 30 * further) +
    (missing === 0 ? 0 : 180) +
    (short > 0 ? 45 + 15 * short : 0) +
    (standing.person[at] === needs.person[need] ? 1_000 : 0)
  );
}

/**
 * Of each person the window that comes closest, those first that would have to change least; and how many more people
 * have an offer of this kind.
 */
export function nearbyOffers(
  posting: Posting,
  occupancy: Occupancy,
  need: number,
  missing: number,
  near: Near,
): { nearby: NearbyOffer[]; further: number } {
  const row = posting.needs[need] as NeedRow;
  const ranked = near(need)
    .map((at) => {
      const standing = posting.standing[at] as Standing;
      const reasons = reasonsFor(posting, occupancy, need, missing, at);
      return { standing, reasons, amiss: amissOf(row, standing, reasons) };
    })
    .filter(({ reasons }) => !reasons.some(({ reason }) => reason === "own"))
    .sort((one, other) => one.amiss - other.amiss);
  const best = new Map<string, (typeof ranked)[number]>();
  for (const each of ranked) {
    const { authorId } = each.standing.offer;
    if (!best.has(authorId)) best.set(authorId, each);
  }
  const nearby = [...best.values()].slice(0, mostNearby).map(({ standing, reasons }) => ({
    offered: plannedWindow(standing),
    isSamePlace: isSamePlace(row, standing.offer),
    steps: stepsOf(posting, row, standing),
    reasons,
  }));
  const kind = peopleWith(posting, row.category);
  return { nearby, further: kind.size - (kind.has(row.authorId) ? 1 : 0) - nearby.length };
}

/** Everything that speaks against it; when nothing does, what the plan has for them instead. */
function reasonsFor(
  posting: Posting,
  occupancy: Occupancy,
  need: number,
  missing: number,
  at: number,
): PlanReason[] {
  const row = posting.needs[need] as NeedRow;
  const reasons = whyNotPair(posting, row, posting.standing[at] as Standing);
  if (reasons.length > 0) return reasons;
  const { uses, room } = occupancy.inWeek(at, posting.weeks.indexOf(row.window.from));
  const instead = [
    ...(occupancy.free(at) < missing ? occupancy.usesOf(at) : []),
    ...occupancy.elsewhere(row, at),
    ...(room < 1 ? uses : []),
  ];
  const others = new Set(instead.filter((use) => use.need !== need).map((use) => use.need));
  if (others.size > 0) {
    return [{ reason: "planned", needIds: [...others].map((other) => (posting.needs[other] as NeedRow).id) }];
  }
  // All they have is in the plan for this very need, of which more is missing.
  const short = missing - occupancy.free(at);
  return short > 0 ? [{ reason: "quantity", missing: short }] : [];
}

/** How far the reasons are from nothing at all: what it would take to change them, and a lot for what nobody can. */
function amissOf(need: NeedRow, standing: Standing, reasons: readonly PlanReason[]): number {
  return reasons.reduce((sum, reason) => sum + amissBy(need, standing, reason), 0);
}

function amissBy(need: NeedRow, standing: Standing, reason: PlanReason): number {
  switch (reason.reason) {
    case "planned":
      return 30;
    case "quantity":
      return 60 * Math.min(4, reason.missing);
    case "load":
      return 60;
    case "asked-enough":
      return 240;
    case "busy":
      return 480;
    case "declined":
    case "rejected":
      return 960;
    case "window-starts-late":
    case "window-ends-early":
      return reason.minutes;
    case "no-overlap":
      return 240 + reason.minutes;
    default: {
      const [change] = changesFor(need, standing, [reason]) ?? [];
      return change ? priceOfChange(change) : 600;
    }
  }
}

const peopleByKind = new WeakMap<Posting, Map<string, Set<string>>>();

function peopleWith(posting: Posting, category: string): ReadonlySet<string> {
  let kinds = peopleByKind.get(posting);
  if (!kinds) {
    kinds = new Map();
    for (const { offer } of posting.standing) {
      const people = kinds.get(offer.category);
      if (people) people.add(offer.authorId);
      else kinds.set(offer.category, new Set([offer.authorId]));
    }
    peopleByKind.set(posting, kinds);
  }
  return kinds.get(category) ?? new Set();
}
