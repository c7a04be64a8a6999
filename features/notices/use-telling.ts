"use client";

import { useLocale } from "next-intl";
import { noticeKinds } from "@/domain/notice";
import { useSend } from "@/features/access/use-send";
import type { NoticeChoices } from "./find-notices";

/** What is told at first, until something else is chosen: what concerns oneself, and nothing at night. */
export const usualChoices: NoticeChoices = {
  kinds: ["ask", "answer", "reminder", "standing"],
  quietFrom: 22 * 60,
  quietUntil: 7 * 60,
  mostADay: 5,
};

/** As `useSend`; `begin` keeps what is told at first, along with the first way that somebody is told. */
export function useTelling(network: string, choices: NoticeChoices | null) {
  const locale = useLocale();
  const { act, pending, problem } = useSend(network);
  const save = (chosen: NoticeChoices) => {
    const kinds = Object.fromEntries(
      noticeKinds.map((kind) => [kind, chosen.kinds.includes(kind) ? "on" : "off"]),
    );
    return act("choose-notices", { ...chosen, kinds, locale });
  };
  const begin = async () => choices !== null || (await save(usualChoices));
  return { act, save, begin, pending, problem };
}
