"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/toast-store";
import { hasToPlace } from "@/domain/categories";
import { afterPost } from "@/features/guests/after-post";
import { notePosted } from "@/features/keyring/keycard";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { whyNotWhole } from "@/features/weekly/repeat";
import { needBody, needDays, needRule, needWindow, seriesBody } from "./need-values";
import { fateOfNote, sealNote } from "./seal-note";
import { sendListing, writeListing } from "./send-listing";
import { type Trouble, troubleOf } from "./trouble";
import type { NeedFormProps, useNeedForm } from "./use-need-form";
import { useSending } from "./use-sending";

/** Checks, seals and sends a need, and goes on to where it can be seen. */
export function useSendNeed(props: NeedFormProps, form: ReturnType<typeof useNeedForm>) {
  const t = useTranslations("post");
  const router = useRouter();
  const keyring = useKeyring();
  const { pending, trouble, run } = useSending();
  const weekly = useTranslations("weekly.form");
  const { network, zone, kind, need, series, openedNote = "" } = props;
  const { id, values } = form;
  const isWeekly = values.repeat.every === "weekly";

  async function work(): Promise<Trouble | null> {
    const window = needWindow(values, need, zone);
    const fault = whyNotWhole([{ ...values, days: needDays(values) }], values.repeat);
    const missing = {
      ...(!isWeekly && !window && { when: t("when.skipped") }),
      ...(isWeekly && fault && { [fault === "noDays" ? "when" : "ends"]: weekly(fault) }),
      ...(!values.place && { place: t("where.missing") }),
      ...(hasToPlace(kind) && !values.toPlace && { toPlace: t("where.missing") }),
    };
    if ((!isWeekly && !window) || Object.keys(missing).length > 0)
      return { message: t("check"), offline: false, fields: missing };
    form.hold();
    if (typeof keyring !== "object" && fateOfNote(values.note, openedNote) === "written")
      return { message: t("check"), offline: false, fields: { note: t("note.noKey") } };
    if (isWeekly || !window) return sendWeekly();
    const at = { table: "needs", row: id, field: "note" };
    const answer = await sendListing(network, keyring, { noun: "need", isNew: !need }, async (keyring) => ({
      ...needBody(id, kind, values, window),
      ...(await sealNote(keyring, values.note, openedNote, at)),
    }));
    const found = troubleOf(answer);
    if (found) return found;
    await form.settle();
    if (!need) await notePosted(network);
    showToast({ text: need ? t("changed") : t("need.posted") });
    const acting = typeof keyring === "object" ? keyring.acting : {};
    const there = need ? `/n/${network}/needs/${id}` : `/n/${network}?posted=${id}`;
    router.push(afterPost(network, acting) ?? there);
    return null;
  }

  async function sendWeekly(): Promise<Trouble | null> {
    const at = { table: "need_series", row: id, field: "note" };
    const rule = needRule(values, { now: new Date(props.now), zone }, series);
    const verb = series ? "change-weekly-need" : "post-weekly-need";
    const answer = await writeListing<{ promised: number } | null>(
      network,
      keyring,
      verb,
      async (keyring) => ({
        ...seriesBody(id, kind, values, rule),
        ...(series && { seen: series.weekly }),
        ...(await sealNote(keyring, values.note, openedNote, at)),
      }),
    );
    if (!answer.ok) return troubleOf(answer);
    await form.settle();
    if (!series) await notePosted(network);
    const promised = answer.value?.promised ?? 0;
    const changed = promised > 0 ? weekly("kept", { promised }) : t("changed");
    showToast({ text: series ? changed : t("need.posted") });
    const acting = typeof keyring === "object" ? keyring.acting : {};
    router.push(afterPost(network, acting) ?? `/n/${network}/mine`);
    return null;
  }

  return { pending, trouble, send: () => run(work), ready: keyring !== "loading" };
}
