import { urgencyWeight } from "../urgency";
import { lengthOf, minute, startsIn } from "../window";
import { cheapestChange } from "./cheapest-change";
import { loadsOf } from "./loads";
import { nearbyOffers, nearWindows } from "./nearby-offers";
import type { NetworkPlan, ProposedPair, UncoveredNeed } from "./network-plan";
import type { NeedRow } from "./network-rows";
import { occupancyOf } from "./occupancy";
import { isSamePlace, stepsOf } from "./pair-cost";
import { differenceBetween, type Helped } from "./plan-difference";
import { missingOf, type Planned, type Use } from "./plan-listings";
import { plannedNeed, plannedWindow } from "./planned-facts";
import type { Posting, Standing } from "./posting";

/** So many pairs are told of, the soonest ones; and of so many people what they carry, week by week. */
const mostPairs = 500;
const mostLoads = 1_000;

/** So many uncovered needs are explained, the most pressing ones; nobody reads more before the first are covered. */
const mostExplained = 200;

/** What the plan means for people; `before` is who would have helped whom in the plan before it. */
export function explain(planned: Planned, before: Helped | null): NetworkPlan {
  const { posting, certificate } = planned;
  return {
    version: posting.rows.version,
    asOf: posting.now,
    pairs: explainPairs(planned),
    uncovered: explainUncovered(planned),
    certificate,
    loads: loadsOf(planned).slice(0, mostLoads),
    moved: before && differenceBetween(before, planned),
  };
}

function explainPairs({ posting, pairs, uses }: Planned): ProposedPair[] {
  const { needs, standing, weeks } = posting;
  const weekOf = (use: Use) => weeks.indexOf((needs[use.need] as NeedRow).window.from);
  const helperOf = (use: Use) => (standing[use.standing] as Standing).offer.authorId;
  const proposed = new Map<string, number>();
  for (const use of uses) {
    const key = `${helperOf(use)} ${weekOf(use)}`;
    proposed.set(key, (proposed.get(key) ?? 0) + 1);
  }
  return [...uses]
    .sort((one, other) => bySooner(posting, one.need, other.need) || one.standing - other.standing)
    .slice(0, mostPairs)
    .map((use) => {
      const need = needs[use.need] as NeedRow;
      const stands = standing[use.standing] as Standing;
      const others = pairs.standing.subarray(pairs.start[use.need], pairs.start[use.need + 1]);
      const people = new Set(Array.from(others, (at) => (standing[at] as Standing).offer.authorId));
      return {
        need: plannedNeed(need),
        offered: plannedWindow(stands),
        quantity: use.quantity,
        during: need.window,
        why: {
          isSamePlace: isSamePlace(need, stands.offer),
          steps: stepsOf(posting, need, stands),
          minutesOffered: lengthOf(stands.window.window) / minute,
          minutesUsed: lengthOf(need.window) / minute,
          attributes: need.attributes,
          tasks: posting.tasks(helperOf(use), weekOf(use)),
          proposed: proposed.get(`${helperOf(use)} ${weekOf(use)}`) ?? 0,
          alternatives: people.size - 1,
        },
      };
    });
}

function explainUncovered(planned: Planned): UncoveredNeed[] {
  const { posting, uses } = planned;
  const missing = missingOf(posting, uses);
  const occupancy = occupancyOf(posting, uses);
  const near = nearWindows(planned.figures);
  return [...missing.keys()]
    .filter((need) => (missing[need] as number) > 0)
    .sort((one, other) => byPressure(posting, one, other) || one - other)
    .slice(0, mostExplained)
    .map((need) => {
      const lacking = missing[need] as number;
      return {
        need: plannedNeed(posting.needs[need] as NeedRow),
        missing: lacking,
        ...nearbyOffers(posting, occupancy, need, lacking, near),
        cheapest: cheapestChange(planned, need, lacking, occupancy, near),
      };
    });
}

function bySooner({ needs }: Posting, one: number, other: number): number {
  return (
    Number((needs[one] as NeedRow).window.from) - Number((needs[other] as NeedRow).window.from) || one - other
  );
}

/** As everywhere: half the time left counts as one step of urgency, and below a quarter of an hour urgency alone. */
function byPressure(posting: Posting, one: number, other: number): number {
  const pressure = (index: number) => {
    const need = posting.needs[index] as NeedRow;
    return urgencyWeight(need.urgency) / Math.max(startsIn(need.window, posting.now), 15 * minute);
  };
  return pressure(other) - pressure(one) || bySooner(posting, one, other);
}
