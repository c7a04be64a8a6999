"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { EmptyState } from "@/components/empty-state";
import type { SealedMember } from "@/features/keyring/member-name";
import { formatLongDay, formatTime } from "@/lib/format";
import { daysBetween, wallClock } from "@/lib/wall-clock";
import { groupLines } from "./group-lines";
import { LogGroupItem, type ToldLine } from "./log-group-item";
import type { LogLine } from "./queries";
import { useLogNotes } from "./use-log-notes";

/** The log, day by day, as sentences. The day of a line is the server's; its time is the word of whoever acted. */
export function LogList({ lines, people, zone, today }: LogListProps) {
  const t = useTranslations("log");
  const locale = useLocale();
  const notes = useLogNotes(lines);
  const days = useMemo(() => [...new Set(lines.map(({ day }) => day))], [lines]);
  if (lines.length === 0) return <EmptyState line={t("empty")}>{t("emptyText")}</EmptyState>;

  const tell = (line: LogLine): ToldLine => {
    const note = notes?.get(line.id) ?? {};
    const time = timeOn(line.day, note.at, zone);
    return { line, note, time: time && formatTime(time, locale) };
  };
  const instantOf = ({ id, day }: LogLine) => {
    const at = notes?.get(id)?.at;
    return timeOn(day, at, zone) === null ? 0 : Date.parse(at ?? "");
  };
  const groupsOf = (day: string) =>
    groupLines(
      lines.filter((line) => line.day === day).sort((one, other) => instantOf(other) - instantOf(one)),
    );
  return (
    <div className="grid max-w-2xl gap-8">
      {days.map((day) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="border-b-2 border-ink pb-1 text-xl font-extrabold">
            {formatLongDay(day, today, locale)}
          </h2>
          <ul aria-labelledby={`day-${day}`}>
            {groupsOf(day).map(([newest, ...older]) => (
              <LogGroupItem key={newest.id} newest={tell(newest)} older={older.map(tell)} people={people} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The time of day, "HH:MM"; null when what was sealed lies on another day than the server knows of. */
function timeOn(day: string, at: string | undefined, zone: string): string | null {
  if (at === undefined) return null;
  const clock = wallClock(new Date(at), zone);
  return daysBetween(day, clock.day) === 0 ? clock.time : null;
}

type LogListProps = {
  lines: readonly LogLine[];
  people: readonly SealedMember[];
  zone: string;
  /** "YYYY-MM-DD" in that zone. */
  today: string;
};
