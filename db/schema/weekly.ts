import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, date, smallint, time } from "drizzle-orm/pg-core";

/**
 * Days of the week × from–until in the network's zone, from a day on, until a day or without end. Until at or before
 * from means the morning after.
 */
export const weeklyColumns = () => ({
  /** ISO 8601: Monday is 1, Sunday 7. */
  days: smallint("days").array().notNull(),
  fromTime: time("from_time", { precision: 0 }).notNull(),
  untilTime: time("until_time", { precision: 0 }).notNull(),
  firstOn: date("first_on").notNull(),
  lastOn: date("last_on"),
});

export function weeklyChecks(
  name: string,
  t: Record<"days" | "fromTime" | "untilTime" | "firstOn" | "lastOn", AnyPgColumn>,
) {
  return [
    check(`${name}_days`, sql`cardinality(${t.days}) between 1 and 7 and ${t.days} <@ '{1,2,3,4,5,6,7}'`),
    check(
      `${name}_times`,
      sql`extract(epoch from ${t.fromTime}) % 900 = 0 and extract(epoch from ${t.untilTime}) % 900 = 0`,
    ),
    check(`${name}_span`, sql`${t.lastOn} >= ${t.firstOn}`),
  ];
}
