import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { weeklyOf } from "@/db/lay-out";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { offers, offerWindows, weeklyWindows } from "@/db/schema/offers";
import type { Category } from "@/domain/categories";
import type { Weekly } from "@/domain/weekly";
import { isStandingAsked, isStandingStopped } from "@/domain/weekly-standing";
import type { Window } from "@/domain/window";
import { dayOf } from "@/domain/zoned-time";

/** Something of one's own that comes again each week, with its coming times. */
export type Repeating = {
  readonly kind: "need" | "offer";
  /** The series or the offer. */
  readonly id: string;
  readonly category: Category;
  readonly splittable: boolean;
  readonly rules: readonly Weekly[];
  /** Its author is asked if it still stands; a week later it rests until they say so. */
  readonly standing: "stands" | "asked" | "stopped";
  readonly times: readonly ComingTime[];
};

/** One time of it: a need, or a window of the offer. */
export type ComingTime = {
  readonly id: string;
  readonly window: Window;
  readonly quantity: number;
  readonly left: number;
  readonly state: "open" | "cancelled" | "hidden";
};

/** What of the actor's comes again each week: all of it, or the one with this id. */
export async function listRepeating(tx: Transaction, actor: Actor, only?: string): Promise<Repeating[]> {
  return [...(await listSeries(tx, actor, only)), ...(await listOffers(tx, actor, only))];
}

async function listSeries(tx: Transaction, actor: Actor, only?: string): Promise<Repeating[]> {
  const rows = await tx
    .select()
    .from(needSeries)
    .where(
      and(
        ...[eq(needSeries.networkId, actor.network), eq(needSeries.authorId, actor.member)],
        eq(needSeries.state, "open"),
        only === undefined ? undefined : eq(needSeries.id, only),
      ),
    )
    .orderBy(asc(needSeries.id));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const times = await tx
    .select({
      ...{ id: needs.id, of: needs.seriesId, window: needs.window, quantity: needs.quantity },
      ...{ left: needs.left, state: needs.state },
    })
    .from(needs)
    .where(
      and(
        eq(needs.networkId, actor.network),
        inArray(needs.seriesId, ids),
        sql`upper(${needs.window}) > now()`,
      ),
    )
    .orderBy(sql`lower(${needs.window})`);
  return rows.map((row) => ({
    kind: "need",
    id: row.id,
    category: row.category,
    splittable: true,
    rules: [weeklyOf(row)],
    standing: standingOf(actor, row),
    times: times
      .filter(({ of }) => of === row.id)
      .map(({ of, state, ...time }) => ({ ...time, state: state === "withdrawn" ? "cancelled" : state })),
  }));
}

async function listOffers(tx: Transaction, actor: Actor, only?: string): Promise<Repeating[]> {
  const rows = await tx
    .select({ offer: offers, weekly: weeklyWindows })
    .from(weeklyWindows)
    .innerJoin(
      offers,
      and(eq(offers.networkId, weeklyWindows.networkId), eq(offers.id, weeklyWindows.offerId)),
    )
    .where(
      and(
        ...[eq(offers.networkId, actor.network), eq(offers.authorId, actor.member)],
        inArray(offers.state, ["open", "hidden"]),
        only === undefined ? undefined : eq(offers.id, only),
      ),
    )
    .orderBy(asc(offers.id), asc(weeklyWindows.fromTime));
  if (rows.length === 0) return [];
  const found = new Map(rows.map(({ offer }) => [offer.id, offer]));
  const times = await tx
    .select()
    .from(offerWindows)
    .where(
      and(
        eq(offerWindows.networkId, actor.network),
        inArray(offerWindows.offerId, [...found.keys()]),
        isNotNull(offerWindows.weeklyId),
        sql`upper(${offerWindows.window}) > now()`,
      ),
    )
    .orderBy(sql`lower(${offerWindows.window})`);
  return [...found.values()].map((offer) => {
    const rules = rows.filter((row) => row.offer.id === offer.id).map(({ weekly }) => weeklyOf(weekly));
    const lastOn = rules.some((rule) => rule.lastOn === null) ? null : (rules[0]?.lastOn ?? null);
    return {
      kind: "offer",
      id: offer.id,
      category: offer.category,
      splittable: offer.splittable,
      rules,
      standing: standingOf(actor, { lastOn, confirmedOn: offer.confirmedOn }),
      times: times
        .filter(({ offerId }) => offerId === offer.id)
        .map(({ id, window, quantity, left, cancelled }) => ({
          ...{ id, window, quantity, left },
          state: cancelled ? "cancelled" : offer.state === "hidden" ? "hidden" : "open",
        })),
    };
  });
}

function standingOf(
  { now, zone }: Actor,
  rule: { lastOn: string | null; confirmedOn: string },
): Repeating["standing"] {
  const today = dayOf(now, zone);
  if (isStandingStopped(rule, today)) return "stopped";
  return isStandingAsked(rule, today) ? "asked" : "stands";
}
