import { and, eq, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import { type Actor, asActor, snapshot } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import { askingPerson, awaitedPeople, openStates } from "@/domain/match";
import { hour } from "@/domain/window";
import { keptByVersion } from "@/features/access/kept-by-version";
import { guestOf } from "@/features/guests/for-whom";
import { listRepeating, type Repeating } from "@/features/weekly/list-repeating";
import { listMatchCards } from "./list-match-cards";
import { listOwnListings, type OwnListingCard } from "./list-own-listings";
import type { MatchCard } from "./match-card";

/** All of one member's own: matches by agreed time, and what they have posted. As of `now`, the server's clock. */
export type Mine = {
  readonly network: string;
  readonly member: string;
  readonly zone: string;
  readonly now: Date;
  readonly guest: string | null;
  readonly matches: readonly MatchCard[];
  readonly listings: readonly OwnListingCard[];
  /** What comes again each week, apart from the other listings. */
  readonly repeating: readonly Repeating[];
};

/** What the member has asked, promised and posted, and what came of it in the last days. */
export async function listMine(actor: Actor): Promise<Mine> {
  const { network, member, zone, now } = actor;
  const lists = await asActor(
    actor,
    async (tx) => ({
      matches: await listMatchCards(tx, actor, isOfInterest(now)),
      listings: await listOwnListings(tx, actor),
      repeating: await listRepeating(tx, actor),
    }),
    snapshot,
  );
  return { network, member, zone, now, guest: guestOf(actor), ...lists };
}

/** The actor's own matches on one need or offer, whatever their state. */
export function listMatchesOf(actor: Actor, listing: string): Promise<MatchCard[]> {
  const onIt = or(eq(matches.needId, listing), eq(matches.offerId, listing)) ?? sql`false`;
  return asActor(actor, (tx) => listMatchCards(tx, actor, onIt), snapshot);
}

/** How many people wait for this member's yes or no. */
export async function countWaiting(actor: Actor): Promise<number> {
  const open = await listOpenAsks(actor);
  return open.filter((ask) => awaitedPeople(ask).includes(actor.member)).length;
}

/** The needs and offer windows for which this member has asked and nobody answered yet. */
export async function listAsked(actor: Actor): Promise<string[]> {
  const open = await listOpenAsks(actor);
  return open
    .filter((ask) => askingPerson(ask) === actor.member)
    .map((ask) => (ask.origin === "claim" ? ask.offerWindowId : ask.needId));
}

/** Every page wants to know; whatever happens to an ask raises the version. */
const listOpenAsks = keptByVersion(
  10_000,
  ({ network, member }) => `${network} ${member}`,
  (actor) =>
    asActor(actor, (tx) =>
      tx
        .select()
        .from(matches)
        .where(
          and(
            eq(matches.networkId, actor.network),
            eq(matches.state, "asked"),
            gt(matches.askedUntil, actor.now),
            or(eq(matches.helperId, actor.member), eq(matches.receiverId, actor.member)),
          ),
        ),
    ),
);

/** How long an ending is worth a line (milliseconds). */
const newsFor = 3 * 24 * hour;

/**
 * What is open, and what ended lately. When somebody ended a match is not kept; an ask was answered before it ran out,
 * and what was agreed upon came to its end with its time at the latest.
 */
function isOfInterest(now: Date): SQL {
  const since = new Date(now.getTime() - newsFor);
  const ended = or(
    and(inArray(matches.state, ["declined", "expired"]), gt(matches.askedUntil, since)),
    and(
      inArray(matches.state, ["released", "done", "failed"]),
      sql`upper(${matches.during}) > ${since.toISOString()}::timestamptz`,
    ),
  );
  return or(inArray(matches.state, [...openStates]), ended) ?? sql`false`;
}
