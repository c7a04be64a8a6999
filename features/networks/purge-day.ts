import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/db/actor";
import { networks } from "@/db/schema/networks";

/** The day on which something that ends at `until` is forgotten: the network's days of keeping after it, in its zone. */
export function purgeDay(actor: Actor, until: Date): SQL<string> {
  return sql`(select (${until.toISOString()}::timestamptz at time zone ${networks.zone})::date + ${networks.retentionDays}
    from ${networks} where ${networks.networkId} = ${actor.network})`;
}

/** The same for something that ends on a day, "YYYY-MM-DD". */
export function purgeDayAfter(actor: Actor, day: string): SQL<string> {
  return sql`(select ${day}::date + ${networks.retentionDays}
    from ${networks} where ${networks.networkId} = ${actor.network})`;
}
