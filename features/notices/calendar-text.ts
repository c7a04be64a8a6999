import { sql } from "drizzle-orm";
import { createTranslator } from "next-intl";
import { callDoor } from "@/db/call-door";
import type { Category } from "@/domain/categories";
import type { FeedTitles } from "@/domain/notice";
import { tokenHash } from "@/features/access/token-hash";
import { appointmentUid, calendarFile } from "@/features/matches/calendar-file";
import type { Locale } from "@/lib/locale";
import { loadMessages } from "@/messages/load";

/**
 * What a member promised and is promised, as an iCalendar text, for whoever knows the token; null for a token of no
 * calendar. What was given back or fell through is not in it.
 */
export async function calendarText(token: Uint8Array, locale: Locale): Promise<string | null> {
  const rows = await callDoor<Row>(sql`select * from calendar_of(${tokenHash(token)})`);
  if (rows.length === 0) return null;
  const t = createTranslator({ locale, messages: loadMessages(locale) });
  const neutral = t("mine.calendar.title");
  return calendarFile(
    await Promise.all(
      rows.filter(isMatch).map(async (row) => ({
        uid: await appointmentUid(row.match_id, row.member_id),
        during: { from: new Date(row.starts_at), until: new Date(row.ends_at) },
        title: row.titles === "category" ? t(`categories.name.${row.category}`) : neutral,
        stamp: new Date(`${row.agreed_on}T00:00:00Z`),
      })),
    ),
  );
}

/** Instants as PostgreSQL writes them. A calendar without a match is one row with nothing but its owner. */
type Row = { member_id: string; titles: FeedTitles; match_id: string | null } & Record<
  "starts_at" | "ends_at" | "agreed_on",
  string
> & { category: Category };

function isMatch(row: Row): row is Row & { match_id: string } {
  return row.match_id !== null;
}
