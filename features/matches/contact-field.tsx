"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { TextArea } from "@/components/text-area";
import type { OwnContact } from "./use-contact";

/** How the other person reaches one. `error` when it was left empty. */
export function ContactField({ contact, error }: { contact: OwnContact; error?: string }) {
  const t = useTranslations("matches.contact");
  return (
    <TextArea
      label={t("label")}
      hint={
        <>
          <Lock aria-hidden className="mr-1 inline size-4 align-text-bottom" />
          {t("hint")}
        </>
      }
      error={error}
      name="contact"
      rows={2}
      maxLength={1000}
      value={contact.text ?? ""}
      onText={contact.change}
    />
  );
}
