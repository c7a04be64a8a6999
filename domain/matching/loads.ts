import { isOpen } from "../match";
import type { LoadOfPerson } from "./network-plan";
import type { NeedRow } from "./network-rows";
import type { Planned } from "./plan-listings";
import type { Standing } from "./posting";

/** Everyone who helps or is proposed to, week by week, those with the most tasks first. */
export function loadsOf({ posting, uses }: Planned): LoadOfPerson[] {
  const { needs, standing, weeks, rows } = posting;
  const loads = new Map<string, { personId: string; week: number; tasks: number; proposed: number }>();
  const loadOf = (personId: string, instant: Date) => {
    const week = weeks.indexOf(instant);
    const key = `${week} ${personId}`;
    const load = loads.get(key) ?? { personId, week, tasks: 0, proposed: 0 };
    loads.set(key, load);
    return load;
  };
  for (const { helperId, state, during } of rows.matches) {
    if (isOpen(state) || state === "done") loadOf(helperId, during.from).tasks += 1;
  }
  for (const use of uses) {
    const { offer } = standing[use.standing] as Standing;
    loadOf(offer.authorId, (needs[use.need] as NeedRow).window.from).proposed += 1;
  }
  return [...loads.values()]
    .filter(({ week }) => week >= 0)
    .sort(
      (one, other) =>
        one.week - other.week ||
        other.tasks + other.proposed - one.tasks - one.proposed ||
        (one.personId < other.personId ? -1 : 1),
    )
    .map(({ week, ...load }) => ({ ...load, week: weeks.mondays[week] ?? "" }));
}
