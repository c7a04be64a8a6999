"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/button";
import { SelectField, type SelectOption } from "@/components/select-field";
import { type SealedMember, useMemberNames } from "@/features/keyring/member-name";

/** Who could be missing on which day; the answer is a page with both in its address. */
export function AbsenceForm({ path, helpers, days, chosen }: AbsenceFormProps) {
  const t = useTranslations("plan.whatIf");
  const locale = useLocale();
  const router = useRouter();
  const names = useMemberNames(helpers);
  const [person, setPerson] = useState(chosen?.person ?? "");
  const [day, setDay] = useState(chosen?.day ?? days[0]?.value ?? "");
  const [isLooking, look] = useTransition();
  const people = helpers
    .flatMap(({ id }) => {
      const label = names?.get(id);
      return label ? [{ value: id, label }] : [];
    })
    .sort((one, other) => one.label.localeCompare(other.label, locale));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!person) return;
    look(() => router.push(`${path}?absent=${person}&on=${day}`, { scroll: false }));
  }

  return (
    <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <SelectField
        label={t("who")}
        value={person}
        options={[{ value: "", label: t("choose") }, ...people]}
        onText={setPerson}
      />
      <SelectField label={t("day")} value={day} options={days} onText={setDay} />
      <Button type="submit" pending={isLooking} aria-disabled={!person}>
        {t("look")}
      </Button>
    </form>
  );
}

type AbsenceFormProps = {
  path: string;
  helpers: readonly SealedMember[];
  days: readonly SelectOption[];
  chosen: { person: string; day: string } | null;
};
