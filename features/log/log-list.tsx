"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { EmptyState } from "@/components/empty-state";
import { MemberName, type SealedMember } from "@/features/keyring/member-name";
import { formatLongDay, formatTime } from "@/lib/format";
import { daysBetween, wallClock } from "@/lib/wall-clock";
import type { LogNote } from "./log-note";
import type { LogLine } from "./queries";
import { useLogNotes } from "./use-log-notes";

/** The log, day by day, as sentences. The day of a line is the server's; its time is the word of whoever acted. */
export function LogList({ lines, people, zone, today }: LogListProps) {
  const t = useTranslations("log");
  const locale = useLocale();
  const notes = useLogNotes(lines);
  const days = useMemo(() => [...new Set(lines.map(({ day }) => day))], [lines]);
  if (lines.length === 0) return <EmptyState line={t("empty")}>{t("emptyText")}</EmptyState>;

  const timeOf = ({ id, day }: LogLine) => timeOn(day, notes?.get(id)?.at, zone);
  const instantOf = (line: LogLine) =>
    timeOf(line) === null ? 0 : Date.parse(notes?.get(line.id)?.at ?? "");
  const linesOf = (day: string) => {
    const its = lines.filter((line) => line.day === day);
    return joined(its.sort((one, other) => instantOf(other) - instantOf(one)));
  };
  return (
    <div className="grid max-w-2xl gap-8">
      {days.map((day) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="border-b-2 border-ink pb-1 text-xl font-extrabold">
            {formatLongDay(day, today, locale)}
          </h2>
          <ul aria-labelledby={`day-${day}`}>
            {linesOf(day).map(({ line, count }) => {
              const time = timeOf(line);
              return (
                <li
                  key={line.id}
                  className="flex items-baseline justify-between gap-4 border-b border-rule py-3"
                >
                  <span className="min-w-0">
                    <Sentence line={line} count={count} note={notes?.get(line.id) ?? {}} people={people} />
                  </span>
                  {time && <span className="shrink-0 text-sm text-quiet">{formatTime(time, locale)}</span>}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** What names nobody and comes many at a time stands once for each who did it, where the last of them was. */
function joined(lines: readonly LogLine[]): { line: LogLine; count: number }[] {
  const entries: { line: LogLine; count: number }[] = [];
  for (const line of lines) {
    const same = entries.find(
      ({ line: { act, by } }) => act === "propose" && act === line.act && by === line.by,
    );
    if (same) same.count += 1;
    else entries.push({ line, count: 1 });
  }
  return entries;
}

function Sentence({ line, count, note, people }: SentenceProps) {
  const t = useTranslations("log");
  const nameOf = (id: string | undefined, otherwise?: string): ReactNode => {
    const member = people.find((person) => person.id === id);
    return <b>{member ? <MemberName member={member} /> : (otherwise ?? t("somebody"))}</b>;
  };
  return t.rich(`acts.${line.act}`, {
    who: () => nameOf(line.by),
    whom: () => nameOf(note.about, note.name),
    second: () => nameOf(note.second),
    two: note.second === undefined ? "no" : "yes",
    kind: note.listing?.kind ?? "other",
    count,
    known: note.renamed ? "yes" : "no",
    from: note.renamed?.from ?? "",
    to: note.renamed?.to ?? "",
  });
}

/** The time of day, "HH:MM"; null when what was sealed lies on another day than the server knows of. */
function timeOn(day: string, at: string | undefined, zone: string): string | null {
  if (at === undefined) return null;
  const clock = wallClock(new Date(at), zone);
  return daysBetween(day, clock.day) === 0 ? clock.time : null;
}

type SentenceProps = { line: LogLine; count: number; note: Partial<LogNote>; people: People };

type People = readonly SealedMember[];

type LogListProps = {
  lines: readonly LogLine[];
  people: People;
  zone: string;
  /** "YYYY-MM-DD" in that zone. */
  today: string;
};
