"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { MemberName, useMemberNames } from "@/features/keyring/member-name";
import type { Person } from "./queries";

/** Everybody in the network by name; as many rows before the names have opened as after. */
export function PeopleList({ people, self }: { people: readonly Person[]; self: string }) {
  const t = useTranslations("people");
  const locale = useLocale();
  const names = useMemberNames(people);
  const sorted = useMemo(() => {
    if (!names) return people;
    const nameOf = ({ id }: Person) => names.get(id) ?? "";
    return [...people].sort((a, b) => nameOf(a).localeCompare(nameOf(b), locale));
  }, [people, names, locale]);
  return (
    <ul aria-label={t("list")} className="grid gap-x-8 border-t-2 border-rule sm:grid-cols-2">
      {sorted.map((person) => (
        <li
          key={person.id}
          className="flex min-h-14 items-center justify-between gap-3 border-b-2 border-rule py-2"
        >
          <span className="min-w-0 text-lg font-bold">
            <MemberName member={person} />
            {person.id === self && <span className="font-normal text-quiet"> ({t("you")})</span>}
          </span>
          <span className="shrink-0 text-sm text-quiet">{t(`roles.${person.role}`)}</span>
        </li>
      ))}
    </ul>
  );
}
