"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { MemberName, type SealedMember } from "@/features/keyring/member-name";
import type { LogNote } from "./log-note";
import type { LogLine } from "./queries";

/** A line with what its sealed part says, as far as it opened; `time` as it is shown. */
export type ToldLine = {
  readonly line: LogLine;
  readonly note: Partial<LogNote>;
  readonly time: string | null;
};

/** What somebody did, and behind it the other times they did so that day. */
export function LogGroupItem({ newest, older, people }: LogGroupItemProps) {
  const t = useTranslations("log");
  const [isOpen, setOpen] = useState(false);
  const told = (each: ToldLine) => <Sentence {...each} people={people} />;
  if (older.length === 0) {
    return (
      <li className={row}>
        <span className="min-w-0">{told(newest)}</span>
        {newest.time && <span className="shrink-0 text-sm text-quiet">{newest.time}</span>}
      </li>
    );
  }
  const times = t("times", { count: older.length + 1 });
  // Where nothing is sealed all of them say the same.
  if ([newest, ...older].every(({ line }) => line.entry === null)) {
    return (
      <li className={row}>
        <span className="min-w-0">{told(newest)}</span>
        <b className="shrink-0 text-sm">{times}</b>
      </li>
    );
  }
  return (
    <li className="border-b border-rule">
      <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex min-h-12 cursor-pointer list-none items-baseline justify-between gap-4 py-3 [&::-webkit-details-marker]:hidden">
          <span className="min-w-0">{told(newest)}</span>
          <b className="flex shrink-0 items-center gap-1 text-sm">
            {times}
            <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
          </b>
        </summary>
        {isOpen && (
          <ul className="mb-3 border-l-4 border-rule pl-4">
            {[newest, ...older].map((each) => (
              <li key={each.line.id} className="flex items-baseline justify-between gap-4 py-1.5">
                <span className="min-w-0">{told(each)}</span>
                {each.time && <span className="shrink-0 text-sm text-quiet">{each.time}</span>}
              </li>
            ))}
          </ul>
        )}
      </details>
    </li>
  );
}

const row = "flex items-baseline justify-between gap-4 border-b border-rule py-3";

function Sentence({ line, note, people }: ToldLine & { people: People }) {
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
    known: note.renamed?.from ? "yes" : "no",
    from: note.renamed?.from ?? "",
    to: note.renamed?.to ?? "",
    named: note.place ? "yes" : "no",
    place: note.place ?? "",
  });
}

type People = readonly SealedMember[];

type LogGroupItemProps = { newest: ToldLine; older: readonly ToldLine[]; people: People };
