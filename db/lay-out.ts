import { and, eq, inArray, sql } from "drizzle-orm";
import type { Weekday, Weekly } from "../domain/weekly";
import { timesAhead } from "../domain/weekly-plan";
import { addDays, dayOf } from "../domain/zoned-time";
import type { Transaction } from "./client";
import { needSeries } from "./schema/need-series";
import { needs } from "./schema/needs";
import { networks } from "./schema/networks";
import { offers, offerWindows, weeklyWindows } from "./schema/offers";

type WeeklyRow = Pick<
  typeof weeklyWindows.$inferSelect,
  "days" | "fromTime" | "untilTime" | "firstOn" | "lastOn"
>;

/** The network it is about, and the time there. */
type At = {
  readonly network: string;
  readonly zone: string;
  readonly epoch: number;
  readonly now: Date;
};

/** When a row says that it repeats. */
export function weeklyOf({ days, fromTime, untilTime, firstOn, lastOn }: WeeklyRow): Weekly {
  return {
    days: days as Weekday[],
    from: fromTime.slice(0, 5),
    until: untilTime.slice(0, 5),
    firstOn,
    lastOn,
  };
}

/** The columns that say so. */
export function weeklyRow({ days, from, until, firstOn, lastOn }: Weekly) {
  return { days: [...days], fromTime: from, untilTime: until, firstOn, lastOn };
}

/**
 * Lays out the coming times of all that repeats in the actor's network, unless somebody has done so today or is at it.
 * A time that is there already stays as it is, also when it was changed or cancelled by itself.
 */
export async function layOutDay(tx: Transaction, actor: At): Promise<void> {
  const key = sql`hashtextextended(${`lay out ${actor.network}`}, 0)`;
  const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${key}) as mine`);
  if (!lock?.mine) return;
  const here = eq(networks.networkId, actor.network);
  const today = dayOf(actor.now, actor.zone);
  const [network] = await tx.select({ laidOutOn: networks.laidOutOn }).from(networks).where(here);
  if (!network || network.laidOutOn === today) return;
  const fresh = (await layOutWindows(tx, actor)) + (await layOutNeeds(tx, actor));
  await tx
    .update(networks)
    .set({ laidOutOn: today, ...(fresh > 0 && { version: sql`${networks.version} + 1` }) })
    .where(here);
}

/** The coming windows of one offer that repeats, or of all; says how many are new. */
export async function layOutWindows(tx: Transaction, actor: At, offer?: string): Promise<number> {
  // Held until the end, so that nothing is laid out by a rule that somebody changes at the same time.
  const rules = await tx
    .select({ weekly: weeklyWindows, confirmedOn: offers.confirmedOn })
    .from(weeklyWindows)
    .innerJoin(
      offers,
      and(eq(offers.networkId, weeklyWindows.networkId), eq(offers.id, weeklyWindows.offerId)),
    )
    .where(
      and(
        eq(weeklyWindows.networkId, actor.network),
        inArray(offers.state, ["open", "hidden"]),
        offer === undefined ? undefined : eq(weeklyWindows.offerId, offer),
      ),
    )
    .for("share", { of: weeklyWindows });
  const rows = rules.flatMap(({ weekly, confirmedOn }) =>
    timesAhead({ ...weeklyOf(weekly), confirmedOn }, actor.zone, actor.now).map(({ day, window }) => ({
      networkId: actor.network,
      id: sql<string>`gen_random_uuid()`,
      offerId: weekly.offerId,
      window,
      quantity: weekly.quantity,
      left: weekly.quantity,
      weeklyId: weekly.id,
      occursOn: day,
    })),
  );
  return insertAll(rows, (some) =>
    tx.insert(offerWindows).values(some).onConflictDoNothing().returning({ id: offerWindows.id }),
  );
}

/** The coming needs of one series, or of all; says how many are new. */
export async function layOutNeeds(tx: Transaction, actor: At, series?: string): Promise<number> {
  const rules = await tx
    .select()
    .from(needSeries)
    .where(
      and(
        eq(needSeries.networkId, actor.network),
        inArray(needSeries.state, ["open", "hidden"]),
        series === undefined ? undefined : eq(needSeries.id, series),
      ),
    )
    .for("share");
  if (rules.length === 0) return 0;
  const [network] = await tx
    .select({ retentionDays: networks.retentionDays })
    .from(networks)
    .where(eq(networks.networkId, actor.network));
  const kept = network?.retentionDays ?? 0;
  // By this day it is deleted, and what was deleted is not to come again.
  const purgedOn = actor.now.toISOString().slice(0, 10);
  const rows = rules.flatMap((rule) =>
    timesAhead({ ...weeklyOf(rule), confirmedOn: rule.confirmedOn }, actor.zone, actor.now)
      .map(({ day, window }) => ({
        networkId: actor.network,
        id: sql<string>`gen_random_uuid()`,
        seriesId: rule.id,
        occursOn: day,
        window,
        ...factsOfSeries(rule),
        left: rule.quantity,
        epoch: actor.epoch,
        origin: "posted" as const,
        state: rule.state,
        purgeOn: addDays(dayOf(window.until, actor.zone), kept),
      }))
      .filter(({ purgeOn }) => purgeOn > purgedOn),
  );
  return insertAll(rows, (some) =>
    tx.insert(needs).values(some).onConflictDoNothing().returning({ id: needs.id }),
  );
}

/** What every need of a series has from it. The note is not copied: it is sealed once, for the series. */
function factsOfSeries(series: typeof needSeries.$inferSelect) {
  const { authorId, category, placeId, cell, toPlaceId, quantity, attributes, urgency } = series;
  return { authorId, category, placeId, cell, toPlaceId, quantity, attributes, urgency };
}

/** As many rows in one statement as the parameters of the protocol allow for. */
const rowsAtOnce = 2000;

async function insertAll<Row>(
  rows: readonly Row[],
  insert: (some: Row[]) => Promise<unknown[]>,
): Promise<number> {
  let inserted = 0;
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    inserted += (await insert(rows.slice(at, at + rowsAtOnce))).length;
  return inserted;
}
