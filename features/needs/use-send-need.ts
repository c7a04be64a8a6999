"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/toast-store";
import { hasToPlace } from "@/domain/categories";
import { afterPost } from "@/features/guests/after-post";
import { forWhom } from "@/features/guests/for-whom";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { isThrough } from "@/features/outbox/is-through";
import type { Outgoing } from "@/features/outbox/outgoing";
import { usePost } from "@/features/outbox/use-post";
import { whyNotWhole } from "@/features/weekly/repeat";
import { needBody, needDays, needRule, needWindow, seriesBody } from "./need-values";
import { fateOfNote, withNote } from "./note-to-send";
import { type Trouble, troubleOf } from "./trouble";
import type { NeedFormProps, useNeedForm } from "./use-need-form";
import { useSending } from "./use-sending";

/** Checks a need, hands it to the outbox, and goes on to where it can be seen. */
export function useSendNeed(props: NeedFormProps, form: ReturnType<typeof useNeedForm>) {
  const t = useTranslations("post");
  const router = useRouter();
  const keyring = useKeyring();
  const { pending, trouble, kept, run, again } = useSending();
  const post = usePost(props.network);
  const weekly = useTranslations("weekly.form");
  const { network, zone, kind, need, series, openedNote = "" } = props;
  const { id, values } = form;
  const isWeekly = values.repeat.every === "weekly";
  const acting = typeof keyring === "object" ? keyring.acting : {};

  async function work(): Promise<Trouble | "kept" | null> {
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
    const undo = { verb: "withdraw-need", body: { need: id } } as const;
    const answer = await post({
      ...(need
        ? { verb: "edit-need" as const }
        : { verb: "post-need" as const, otherwise: "edit-need" as const, undo }),
      ...withNote(needBody(id, kind, values, window), values.note, openedNote, { table: "needs", row: id }),
      about: [id],
      shows: { category: kind, from: window.from.toISOString(), until: window.until.toISOString() },
      form: typed(need && `needs/${id}/edit`),
    });
    if (!isThrough(answer)) return troubleOf(answer);
    await form.settle();
    if (!answer.ok) return keep(answer.message);
    showToast({ text: need ? t("changed") : t("need.posted") });
    const there = need ? `/n/${network}/needs/${id}` : `/n/${network}?posted=${id}`;
    router.push(afterPost(network, acting) ?? there);
    return null;
  }

  async function sendWeekly(): Promise<Trouble | "kept" | null> {
    const rule = needRule(values, { now: new Date(props.now), zone }, series);
    const body = { ...seriesBody(id, kind, values, rule), ...(series && { seen: series.weekly }) };
    const undo = { verb: "end-weekly-need", body: { series: id } } as const;
    const answer = await post<{ promised: number } | null>({
      ...(series ? { verb: "change-weekly-need" as const } : { verb: "post-weekly-need" as const, undo }),
      ...withNote(body, values.note, openedNote, { table: "need_series", row: id }),
      about: [id],
      shows: { category: kind },
      form: typed(series && `series/${id}/edit`),
    });
    if (!isThrough(answer)) return troubleOf(answer);
    await form.settle();
    if (!answer.ok) return keep(answer.message);
    const promised = answer.value?.promised ?? 0;
    const changed = promised > 0 ? weekly("kept", { promised }) : t("changed");
    showToast({ text: series ? changed : t("need.posted") });
    router.push(afterPost(network, acting) ?? `/n/${network}/mine`);
    return null;
  }

  function keep(message: string): "kept" {
    showToast({ text: message });
    return "kept";
  }

  /** What a refusal later would put back into the form; something new gets other ids then. */
  function typed(editing: string | undefined): Outgoing["form"] {
    const page = `/n/${network}/${editing ?? `needs/new?kind=${kind}`}`;
    return {
      draft: form.key,
      value: { ...values, kind, ...(editing && { id }) },
      page: forWhom(page, acting.as),
    };
  }

  return {
    ...{ pending, trouble, kept },
    send: () => run(work),
    ready: keyring !== "loading",
    /** An empty form after one that is kept. */
    another: () => {
      form.startOver();
      again();
    },
  };
}
