"use client";

import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { MemberName, type SealedMember, useMemberNames } from "@/features/keyring/member-name";
import type { NameDoubt } from "./doubt-names";
import { NameMark, NameMarks } from "./name-marks";
import type { Person } from "./queries";
import { useNameDoubts } from "./use-name-doubts";
import { type Trust, useTrust } from "./use-trust";
import { VouchTree } from "./vouch-tree";

/**
 * Everybody in the network by name; as many rows before the names have opened as after. Each opens to how they are
 * known, and to what can be done (`acts`, for the person and their opened name). `named` are all who have a name here, guests as well.
 */
export function PeopleList({ network, people, named, self, acts }: PeopleListProps) {
  const t = useTranslations("people");
  const locale = useLocale();
  const names = useSteady(useMemberNames(named));
  const trust = useTrust(network, people);
  const doubts = useNameDoubts(named, names);
  const sorted = useMemo(() => {
    if (!names) return people;
    const nameOf = ({ id }: Person) => names.get(id) ?? "";
    return [...people].sort((a, b) => nameOf(a).localeCompare(nameOf(b), locale));
  }, [people, names, locale]);
  return (
    <ul aria-label={t("list")} className="border-t-2 border-rule">
      {sorted.map((person) => (
        <li key={person.id} className="border-b-2 border-rule">
          <PersonRow
            person={person}
            isSelf={person.id === self}
            people={people}
            trust={trust}
            doubt={doubts.get(person.id)}
          >
            {acts(person, names?.get(person.id) ?? t("path.somebody"))}
          </PersonRow>
        </li>
      ))}
    </ul>
  );
}

/** The names of before while those of other people open: no row moves for a moment. */
function useSteady(names: ReadonlyMap<string, string> | null): ReadonlyMap<string, string> | null {
  const [last, setLast] = useState(names);
  if (names && names !== last) setLast(names);
  return names ?? last;
}

function PersonRow({ person, isSelf, people, trust, doubt, children }: PersonRowProps) {
  const t = useTranslations("people");
  const [isOpen, setOpen] = useState(false);
  const isDoubted = trust?.doubted.has(person.id) ?? false;
  return (
    <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="-mx-2 flex min-h-14 cursor-pointer list-none items-center justify-between gap-3 px-2 py-2 hover:bg-wash [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 text-lg font-bold">
          <MemberName member={person} />
          {isSelf && <span className="font-normal text-quiet"> ({t("you")})</span>}
          {isDoubted && <NameMark>{t("path.doubted")}</NameMark>}
          {doubt && <NameMarks doubt={doubt} />}
        </span>
        <span className="flex shrink-0 items-center gap-1 text-sm text-quiet">
          {t(`roles.${person.role}`)}
          <ChevronDown aria-hidden className="size-5 group-open:rotate-180" />
        </span>
      </summary>
      {isOpen && (
        <div className="grid gap-4 border-l-4 border-rule pt-1 pb-4 pl-4">
          <section>
            <h2 className="mb-1 text-sm font-semibold text-quiet">
              {isSelf ? t("path.titleSelf") : t("path.title")}
            </h2>
            <VouchTree person={person} people={people} trust={trust} />
          </section>
          {children}
        </div>
      )}
    </details>
  );
}

type PeopleListProps = {
  network: string;
  people: readonly Person[];
  named: readonly SealedMember[];
  self: string;
  acts: (person: Person, name: string) => ReactNode;
};

type PersonRowProps = {
  person: Person;
  isSelf: boolean;
  people: readonly Person[];
  trust: Trust | null;
  doubt: NameDoubt | undefined;
  children: ReactNode;
};
