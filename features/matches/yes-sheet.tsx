"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import { SheetFoot } from "@/components/sheet-foot";
import { ContactField } from "./contact-field";
import { Problem } from "./problem";
import type { OwnContact } from "./use-contact";

/** Asks for the contact that goes along with a yes. */
export function YesSheet({ open, onClose, onYes, contact, role, pending, problem }: YesSheetProps) {
  const t = useTranslations("mine.waiting");
  const matches = useTranslations("matches.contact");
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = !contact.text?.trim();
    setMissing(isEmpty);
    if (isEmpty) event.currentTarget.querySelector("textarea")?.focus();
    else onYes();
  };
  return (
    <Sheet open={open} onClose={onClose} title={t("sheet.title")}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <p>{t("sheet.lead")}</p>
        <ContactField contact={contact} error={isMissing ? matches("missing") : undefined} />
        <SheetFoot>
          {problem && <Problem>{problem}</Problem>}
          <Button type="submit" look="primary" wide pending={pending}>
            {t(`yes.${role}`)}
          </Button>
        </SheetFoot>
      </form>
    </Sheet>
  );
}

/** Whether the one who answers would help or be helped. */
export type Role = "helper" | "receiver";

type YesSheetProps = {
  open: boolean;
  onClose: () => void;
  onYes: () => void;
  contact: OwnContact;
  role: Role;
  pending: boolean;
  problem: string | null;
};
