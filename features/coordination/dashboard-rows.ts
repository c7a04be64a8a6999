import { and, asc, desc, eq, gt, inArray, lt, or, sql } from "drizzle-orm";
import { type Actor, asActor, type Transaction } from "@/db/actor";
import { bookings, matches } from "@/db/schema/matches";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { offers, offerWindows } from "@/db/schema/offers";
import { rejections } from "@/db/schema/plans";
import { openStates } from "@/domain/match";
import { hour } from "@/domain/window";
import { addDays, instantAt } from "@/domain/zoned-time";
import { listNames, listPlaces } from "@/features/board/queries";
import type { Coordinator } from "@/features/duty/coordinator";
import { fallenStates } from "./dashboard";

/** What a dashboard of some days is made from. */
export type DashboardRows = Awaited<ReturnType<typeof readDashboardRows>>;

/**
 * All of it in one transaction; `days` follow one another, as "YYYY-MM-DD" in the network's zone, and `others` are people
 * whose names are wanted besides those of the rows.
 */
export async function readDashboardRows(
  coordinator: Coordinator,
  days: readonly string[],
  others: readonly string[],
) {
  const span = spanOf(days, coordinator.zone);
  return asActor(coordinator, async (tx) => {
    const needs = await listNeeds(tx, coordinator, span);
    const offers = await listOffers(tx, coordinator, span);
    const matches = await listMatches(tx, coordinator, span);
    const rejected = await listRejected(tx, coordinator);
    const fallen = await listFallen(tx, coordinator);
    const people = new Set([
      ...others,
      ...needs.map(({ authorId }) => authorId),
      ...offers.map(({ offer }) => offer.authorId),
      ...[...matches, ...fallen].flatMap(({ match }) => [match.helperId, match.receiverId]),
      ...rejected.flatMap(({ need, helperId }) => [need.authorId, helperId]),
    ]);
    const members = await listNames(tx, coordinator.network, [...people]);
    const bookings = await listBookings(tx, coordinator, span);
    const places = await listPlaces(tx, coordinator.network);
    const series = await listSeriesNotes(tx, coordinator);
    return { needs, offers, matches, rejected, fallen, bookings, members, places, series };
  });
}

type Span = { start: Date; end: Date };

function spanOf(days: readonly string[], zone: string): Span {
  const [first = ""] = days;
  return {
    start: instantAt(first, "00:00", zone),
    end: instantAt(addDays(first, days.length), "00:00", zone),
  };
}

/** Those of these days, also made along with a claim: they are needs that found their help. Hidden ones without end. */
function listNeeds(tx: Transaction, { network }: Actor, span: Span) {
  return tx
    .select()
    .from(needs)
    .where(
      and(
        eq(needs.networkId, network),
        inArray(needs.state, ["open", "hidden"]),
        gt(endOf(needs.window), at(span.start)),
        or(eq(needs.state, "hidden"), lt(startOf(needs.window), at(span.end))),
      ),
    );
}

/** What the times of a series have in common stands once, with the series. */
function listSeriesNotes(tx: Transaction, { network }: Actor) {
  return tx
    .select({ id: needSeries.id, note: needSeries.note, epoch: needSeries.epoch })
    .from(needSeries)
    .where(eq(needSeries.networkId, network));
}

/** One row for each window that is not over. */
function listOffers(tx: Transaction, { network, now }: Actor, span: Span) {
  const sameOffer = and(eq(offerWindows.networkId, offers.networkId), eq(offerWindows.offerId, offers.id));
  return tx
    .select({ offer: offers, window: offerWindows })
    .from(offerWindows)
    .innerJoin(offers, sameOffer)
    .where(
      and(
        eq(offerWindows.networkId, network),
        eq(offers.origin, "posted"),
        eq(offerWindows.cancelled, false),
        inArray(offers.state, ["open", "hidden"]),
        gt(endOf(offerWindows.window), at(now)),
        or(eq(offers.state, "hidden"), lt(startOf(offerWindows.window), at(span.end))),
      ),
    )
    .orderBy(asc(startOf(offerWindows.window)), asc(offerWindows.id));
}

/** The matches that hold something: all that wait for a yes, and what is promised for these days. */
function listMatches(tx: Transaction, { network }: Actor, span: Span) {
  return tx
    .select({ match: matches, need: needs, offerNote: offers.note, offerEpoch: offers.epoch })
    .from(matches)
    .innerJoin(needs, and(eq(needs.networkId, matches.networkId), eq(needs.id, matches.needId)))
    .innerJoin(offers, and(eq(offers.networkId, matches.networkId), eq(offers.id, matches.offerId)))
    .where(
      and(
        eq(matches.networkId, network),
        inArray(matches.state, openStates),
        gt(endOf(matches.during), at(span.start)),
      ),
    )
    .orderBy(asc(matches.askedUntil), asc(matches.id));
}

/** Of needs that are still to come. */
function listRejected(tx: Transaction, { network, now }: Actor) {
  return tx
    .select({ need: needs, helperId: offers.authorId, offerId: offers.id, reason: rejections.reason })
    .from(rejections)
    .innerJoin(needs, and(eq(needs.networkId, rejections.networkId), eq(needs.id, rejections.needId)))
    .innerJoin(offers, and(eq(offers.networkId, rejections.networkId), eq(offers.id, rejections.offerId)))
    .where(
      and(
        eq(rejections.networkId, network),
        eq(needs.state, "open"),
        eq(offers.state, "open"),
        gt(endOf(needs.window), at(now)),
      ),
    )
    .orderBy(asc(startOf(needs.window)), asc(needs.id));
}

/** How far back it is worth a look (milliseconds), and how much of it. */
const fallenFor = 3 * 24 * hour;
const mostFallen = 50;

/** When something ended is not kept: what was to be in the last days or still is, and came to nothing. */
function listFallen(tx: Transaction, { network, now }: Actor) {
  return tx
    .select({ match: matches, need: needs })
    .from(matches)
    .innerJoin(needs, and(eq(needs.networkId, matches.networkId), eq(needs.id, matches.needId)))
    .where(
      and(
        eq(matches.networkId, network),
        inArray(matches.state, fallenStates),
        gt(endOf(matches.during), at(new Date(now.getTime() - fallenFor))),
      ),
    )
    .orderBy(desc(startOf(matches.during)), asc(matches.id))
    .limit(mostFallen);
}

function listBookings(tx: Transaction, { network, now }: Actor, span: Span) {
  return tx
    .select({ personId: bookings.personId, offerWindowId: bookings.offerWindowId, during: bookings.during })
    .from(bookings)
    .where(
      and(
        eq(bookings.networkId, network),
        gt(endOf(bookings.during), at(now)),
        lt(startOf(bookings.during), at(span.end)),
      ),
    );
}

type WindowColumn =
  | typeof needs.window
  | typeof offerWindows.window
  | typeof matches.during
  | typeof bookings.during;

function startOf(window: WindowColumn) {
  return sql<string>`lower(${window})`;
}

function endOf(window: WindowColumn) {
  return sql<string>`upper(${window})`;
}

function at(instant: Date) {
  return sql`${instant.toISOString()}::timestamptz`;
}
