import { isBooked } from "../categories";
import { overlaps } from "../window";
import type { NeedRow } from "./network-rows";
import type { Use } from "./plan-listings";
import type { Posting, Standing } from "./posting";

/** Who does what in a plan, asked from the side of those who help. */
export type Occupancy = {
  /** What is left of the window when the plan comes true. */
  free(standing: number): number;
  /** What the window is used for. */
  usesOf(standing: number): readonly Use[];
  /** What the person of the window does at the need's time in another place. */
  elsewhere(need: NeedRow, standing: number): readonly Use[];
  /** What the offer is used for in that week; and how often more it could be. */
  inWeek(standing: number, week: number): { readonly uses: readonly Use[]; readonly room: number };
  /** The plan in which one use has given way to another. */
  after(gone: Use, come: Use): Occupancy;
};

/** What these uses, all of them, make of the posting. */
export function occupancyOf(posting: Posting, uses: readonly Use[]): Occupancy {
  const byStanding = new Map<number, Use[]>();
  const byPerson = new Map<string, Use[]>();
  for (const use of uses) {
    append(byStanding, use.standing, use);
    append(byPerson, helperOf(posting, use.standing), use);
  }
  return viewOf(
    posting,
    (at) => byStanding.get(at) ?? none,
    (personId) => byPerson.get(personId) ?? none,
  );
}

function viewOf(
  posting: Posting,
  usesOf: (standing: number) => readonly Use[],
  doneBy: (personId: string) => readonly Use[],
): Occupancy {
  const { needs, standing, weeks } = posting;
  return {
    usesOf,
    free: (at) =>
      usesOf(at).reduce((left, { quantity }) => left - quantity, (standing[at] as Standing).window.left),
    elsewhere(need, at) {
      if (!isBooked(need.category)) return none;
      return doneBy(helperOf(posting, at)).filter((use) => {
        const other = needs[use.need] as NeedRow;
        return use.standing !== at && isBooked(other.category) && overlaps(other.window, need.window);
      });
    },
    inWeek(at, week) {
      const { offer } = standing[at] as Standing;
      const uses = doneBy(offer.authorId).filter(
        (use) =>
          (standing[use.standing] as Standing).offer === offer &&
          weeks.indexOf((needs[use.need] as NeedRow).window.from) === week,
      );
      return { uses, room: posting.room(offer, week) - uses.length };
    },
    after(gone, come) {
      const swapped = (uses: readonly Use[], isOfCome: boolean) => {
        const rest = uses.includes(gone) ? uses.filter((use) => use !== gone) : uses;
        return isOfCome ? [...rest, come] : rest;
      };
      const helper = helperOf(posting, come.standing);
      return viewOf(
        posting,
        (at) => swapped(usesOf(at), at === come.standing),
        (personId) => swapped(doneBy(personId), personId === helper),
      );
    },
  };
}

function helperOf({ standing }: Posting, at: number): string {
  return (standing[at] as Standing).offer.authorId;
}

const none: readonly Use[] = [];

function append<K>(map: Map<K, Use[]>, key: K, use: Use): void {
  const list = map.get(key);
  if (list) list.push(use);
  else map.set(key, [use]);
}
