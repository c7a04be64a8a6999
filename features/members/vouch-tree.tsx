"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "@/components/notice";
import { MemberName } from "@/features/keyring/member-name";
import type { Person } from "./queries";
import type { Trust } from "./use-trust";
import { vouchPath } from "./vouch-path";

/** How somebody is known: who stands at the beginning, and who vouches for whom from there to them. */
export function VouchTree({ person, people, trust }: VouchTreeProps) {
  const t = useTranslations("people.path");
  if (!trust) return <p className="text-quiet">{t("checking")}</p>;
  const trouble = trust.doubted.get(person.id);
  const path = vouchPath(trust.trusted, person.id);
  const [first] = path;
  if (trouble || first === undefined) return <Doubt trouble={trouble} />;

  const nameOf = (id: string | undefined): ReactNode => {
    const known = people.find((each) => each.id === id);
    return <b>{known ? <MemberName member={known} /> : t("somebody")}</b>;
  };
  const begins = trust.trusted.get(first)?.vouchedBy === null;
  return (
    <ol aria-label={t("title")} className="grid gap-1">
      <li>
        {begins
          ? t.rich("begins", { name: () => nameOf(first) })
          : t.rich("left", { name: () => nameOf(first) })}
      </li>
      {path.slice(1).map((id, index) => (
        <li key={id} className="flex gap-2">
          <span aria-hidden className="text-quiet">
            →
          </span>
          <span>{t.rich("vouches", { by: () => nameOf(path[index]), name: () => nameOf(id) })}</span>
        </li>
      ))}
    </ol>
  );
}

/** Nobody that this device believes vouches for somebody, or their keys are not those they had. */
function Doubt({ trouble }: { trouble: string | undefined }) {
  const t = useTranslations("people.path");
  const why = trouble === "keys-changed" ? "changed" : "unknown";
  return (
    <Notice kind="warn" title={t(`${why}.title`)}>
      {t(`${why}.text`)}
    </Notice>
  );
}

type VouchTreeProps = { person: Person; people: readonly Person[]; trust: Trust | null };
