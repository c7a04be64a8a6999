"use client";

import { useTranslations } from "next-intl";
import type { Entry } from "./outgoing";

/** What a write is, in a few plain words: "Need: Ride". */
export function useEntryWords(): (entry: Pick<Entry, "verb" | "shows">) => string {
  const t = useTranslations("outbox");
  return ({ verb, shows }) => t(`what.${verb}`, { kind: t(`kind.${shows?.category ?? "other"}`) });
}
