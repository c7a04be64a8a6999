import { urgencyWeight } from "../urgency";
import type { Helping, MovedNeed, PlanDifference } from "./network-plan";
import type { NeedRow } from "./network-rows";
import type { Planned } from "./plan-listings";
import { plannedNeed } from "./planned-facts";
import type { Standing } from "./posting";

/** Who would help each need, by its id; needs that nobody would help are there with nobody. */
export type Helped = ReadonlyMap<string, readonly Helping[]>;

/** Who would help whom by this plan. */
export function helpedBy({ posting, uses }: Planned): Helped {
  const helped = new Map<string, Helping[]>(posting.needs.map(({ id }) => [id, []]));
  for (const { need, standing, quantity } of uses) {
    const { offer, window } = posting.standing[standing] as Standing;
    helped
      .get((posting.needs[need] as NeedRow).id)
      ?.push({ personId: offer.authorId, windowId: window.id, quantity });
  }
  return helped;
}

/** What the plan `after` means for the needs that both know, in the order of its needs. */
export function differenceBetween(before: Helped, planned: Planned): PlanDifference {
  const after = helpedBy(planned);
  const lost: MovedNeed[] = [];
  const gained: MovedNeed[] = [];
  const moved: MovedNeed[] = [];
  const weight = { before: 0, after: 0 };
  for (const need of planned.posting.needs) {
    const was = before.get(need.id);
    const is = after.get(need.id) ?? [];
    if (!was) continue;
    const more = amount(is) - amount(was);
    weight.before += amount(was) * urgencyWeight(need.urgency);
    weight.after += amount(is) * urgencyWeight(need.urgency);
    const change = { need: plannedNeed(need), before: was, after: is };
    if (more < 0) lost.push(change);
    else if (more > 0) gained.push(change);
    else if (people(was) !== people(is)) moved.push(change);
  }
  return { lost, gained, moved, coveredWeight: weight };
}

function amount(helpings: readonly Helping[]): number {
  return helpings.reduce((sum, { quantity }) => sum + quantity, 0);
}

function people(helpings: readonly Helping[]): string {
  return [...new Set(helpings.map(({ personId }) => personId))].sort().join(" ");
}
