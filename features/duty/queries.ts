import { and, asc, eq, gt, ne, or, sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { isOnDuty, members } from "@/db/schema/members";
import { requests } from "@/db/schema/requests";
import type { MemberCard } from "@/domain/board";
import { dayOf } from "@/domain/zoned-time";
import { keptByVersion } from "@/features/access/kept-by-version";
import { toBase64url } from "@/seal/bytes";

/** How the coordinator's duty stands, as one member sees it. */
export type DutyState = {
  readonly member: string;
  /** Who else has it today. */
  readonly others: readonly MemberCard[];
  /** The reader's own, with its last day ("YYYY-MM-DD") and how many days that is from today; null without. */
  readonly own: { readonly until: string; readonly daysLeft: number } | null;
  /** Who would take up a duty that nobody has, and waits for a second person. */
  readonly asking: { readonly request: string; readonly by: MemberCard } | null;
  /** Nobody else is in the network. */
  readonly isAlone: boolean;
};

/** Who has the duty, whom that leaves, and what there is to do about it. */
export async function findDuty(actor: Actor): Promise<DutyState> {
  const { people, asked, isAlone } = await readDuty(actor);
  const cardOf = (id: string) => people.find((person) => person.id === id);
  const own = cardOf(actor.member);
  const open = asked.find(({ expiresAt }) => expiresAt > actor.now);
  const by = open && cardOf(open.by);
  return {
    member: actor.member,
    others: people.flatMap(({ id, name, epoch, daysLeft }) =>
      id !== actor.member && daysLeft !== null ? [{ id, name, epoch }] : [],
    ),
    own: own?.until && own.daysLeft !== null ? { until: own.until, daysLeft: own.daysLeft } : null,
    asking: open && by ? { request: open.request, by: { id: by.id, name: by.name, epoch: by.epoch } } : null,
    isAlone,
  };
}

/** From memory for as long as nothing changed and the day is the same: every board asks for it. */
const readDuty = keptByVersion(
  10_000,
  ({ network, now, zone }) => `${network} ${dayOf(now, zone)}`,
  (actor) =>
    asActor(actor, async (tx) => {
      const asked = await tx
        .select({ request: requests.id, by: requests.askedBy, expiresAt: requests.expiresAt })
        .from(requests)
        .where(
          and(
            eq(requests.networkId, actor.network),
            eq(requests.kind, "duty"),
            gt(requests.expiresAt, sql`now()`),
          ),
        )
        .orderBy(asc(requests.expiresAt));
      const { id, profile, profileEpoch: epoch, dutyUntil: until } = members;
      const isAsking = asked.map(({ by }) => eq(id, by));
      const rows = await tx
        .select({
          id,
          profile,
          epoch,
          until,
          daysLeft: sql<number | null>`${until} - today_in(${members.networkId})`,
          isOnDuty,
        })
        .from(members)
        .where(and(eq(members.networkId, actor.network), or(isOnDuty, ...isAsking)))
        .orderBy(asc(id));
      const people = rows.map(({ profile, isOnDuty, daysLeft, ...row }) => ({
        ...row,
        name: toBase64url(profile),
        daysLeft: isOnDuty ? daysLeft : null,
      }));
      const [others] = await tx
        .select({ id })
        .from(members)
        .where(and(eq(members.networkId, actor.network), ne(id, actor.member)))
        .limit(1);
      return { people, asked, isAlone: others === undefined };
    }),
);
