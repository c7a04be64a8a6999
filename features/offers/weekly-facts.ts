import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/db/actor";
import { weeklyOf } from "@/db/lay-out";
import type { weeklyWindows } from "@/db/schema/offers";
import type { Refusal } from "@/domain/refusals";
import { whyNotRepeat } from "@/domain/weekly";
import { endsFor } from "@/domain/weekly-standing";
import { whyNotOfferFacts } from "@/domain/why-not-post";
import { dayOf } from "@/domain/zoned-time";
import { purgeDayAfter } from "@/features/networks/purge-day";
import { factsOf } from "./offer-facts";
import type { PostWeeklyOfferInput } from "./schema";

type WeeklyFacts = Omit<PostWeeklyOfferInput, "note">;

/** Why an offer cannot repeat so from now on, or null. */
export function whyNotRepeatOffer(actor: Actor, input: WeeklyFacts): Refusal | null {
  return whyNotOfferFacts(factsOf(input), input.weekly) ?? whyNotRepeat(input.weekly, actor.zone, actor.now);
}

/** The day on which an offer whose author says today that it repeats so is forgotten, if they never say so again. */
export function purgeDayOfRules(actor: Actor, rules: readonly { lastOn: string | null }[]): SQL<string> {
  const confirmedOn = dayOf(actor.now, actor.zone);
  const ends = rules.map(({ lastOn }) => endsFor({ lastOn, confirmedOn }));
  return purgeDayAfter(actor, ends.toSorted().at(-1) ?? confirmedOn);
}

/** Rows as what was sent. */
export function rulesOf(rows: readonly (typeof weeklyWindows.$inferSelect)[]) {
  return rows.map((row) => ({ id: row.id, quantity: row.quantity, ...weeklyOf(row) }));
}

/** The day on which the last of an offer's windows is forgotten; null when it has none. */
export function purgeDayOfWindows(actor: Actor, offer: string): SQL<string> {
  return sql`(select max(upper(w."window") at time zone n.zone)::date + n.retention_days
    from offer_windows w join networks n on n.network_id = w.network_id
    where w.network_id = ${actor.network} and w.offer_id = ${offer} group by n.retention_days)`;
}
