"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { SheetFoot } from "@/components/sheet-foot";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";

/** Who somebody without the app is, and how those on duty reach them. */
export function GuestForm({ name, contact, label, pending, problem, onSend }: GuestFormProps) {
  const t = useTranslations("guests.form");
  const [typed, setTyped] = useState({ name, contact });
  const [isTried, setTried] = useState(false);
  const missing = (text: string) => (isTried && text.trim() === "" ? t("missing") : undefined);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    const facts = { name: typed.name.trim(), contact: typed.contact.trim() };
    if (facts.name && facts.contact) onSend(facts);
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        error={missing(typed.name)}
        value={typed.name}
        maxLength={80}
        required
        onText={(name) => setTyped({ ...typed, name })}
      />
      <TextArea
        label={t("contact")}
        hint={t("contactHint")}
        error={missing(typed.contact)}
        value={typed.contact}
        maxLength={400}
        required
        onText={(contact) => setTyped({ ...typed, contact })}
      />
      <SheetFoot>
        {problem && <Notice kind="error">{problem}</Notice>}
        <Button type="submit" look="primary" wide pending={pending}>
          {label}
        </Button>
      </SheetFoot>
    </form>
  );
}

type GuestFormProps = {
  name: string;
  contact: string;
  label: string;
  pending: boolean;
  problem: string | null;
  onSend: (facts: { name: string; contact: string }) => void;
};
