import type { MemberCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import type { Helping, MovedNeed } from "@/domain/matching/network-plan";
import type { Window } from "@/domain/window";
import { addDays, instantAt } from "@/domain/zoned-time";
import type { Coordinator } from "@/features/duty/coordinator";
import { whatIf } from "@/features/planning/what-if";
import { daysShown } from "./days-shown";
import { findCards } from "./find-cards";
import { listPeople } from "./list-people";

/** What would be different if somebody could not on a day. Nothing of it is kept. */
export type Absence = {
  readonly member: MemberCard;
  readonly day: string;
  readonly outcome:
    | { readonly found: "none"; readonly because: "late" | "too-large" | "impossible" }
    | {
        readonly found: "current";
        readonly lost: readonly Shift[];
        readonly moved: readonly Shift[];
        readonly gained: readonly Shift[];
      };
};

/** A need, and by whom it would be helped before and after. */
export type Shift = {
  readonly needId: string;
  readonly category: Category;
  readonly window: Window;
  readonly receiver: MemberCard | null;
  readonly before: readonly MemberCard[];
  readonly after: readonly MemberCard[];
};

/** What if this person could not on that day ("YYYY-MM-DD"); null when nobody knows the person, or it is too far off. */
export async function findAbsence(
  coordinator: Coordinator,
  personId: string,
  day: string,
): Promise<Absence | null> {
  if (!daysShown(coordinator).includes(day)) return null;
  if ((await listPeople(coordinator, [personId])).length === 0) return null;
  const { zone } = coordinator;
  const during = { from: instantAt(day, "00:00", zone), until: instantAt(addDays(day, 1), "00:00", zone) };
  const found = await whatIf(coordinator, { what: "absent", personId, during });
  const difference = found.found === "none" ? null : found.outcome.difference;
  const changes = difference ? [...difference.lost, ...difference.moved, ...difference.gained] : [];
  const people = [personId, ...changes.flatMap(peopleOf)];
  const cards = findCards({ members: await listPeople(coordinator, people), places: [], series: [] });
  const member = cards.known(personId);
  if (!member) return null;
  const shiftOf = ({ need, before, after }: MovedNeed): Shift => ({
    needId: need.id,
    category: need.category,
    window: need.window,
    receiver: cards.known(need.authorId),
    before: cardsOf(before),
    after: cardsOf(after),
  });
  const cardsOf = (helping: readonly Helping[]) =>
    helping.flatMap((each) => cards.known(each.personId) ?? []);
  return {
    member,
    day,
    outcome:
      found.found === "none"
        ? found
        : {
            found: "current",
            lost: found.outcome.difference.lost.map(shiftOf),
            moved: found.outcome.difference.moved.map(shiftOf),
            gained: found.outcome.difference.gained.map(shiftOf),
          },
  };
}

function peopleOf({ need, before, after }: MovedNeed): string[] {
  return [need.authorId, ...[...before, ...after].map(({ personId }) => personId)];
}
