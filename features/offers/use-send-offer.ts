"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/toast-store";
import { afterPost } from "@/features/guests/after-post";
import { forWhom } from "@/features/guests/for-whom";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { windowOfCard } from "@/features/needs/day-span";
import { fateOfNote, withNote } from "@/features/needs/note-to-send";
import { type Trouble, troubleOf } from "@/features/needs/trouble";
import { useSending } from "@/features/needs/use-sending";
import { isThrough } from "@/features/outbox/is-through";
import type { Outgoing } from "@/features/outbox/outgoing";
import { usePost } from "@/features/outbox/use-post";
import { whyNotWhole } from "@/features/weekly/repeat";
import { windowsOf } from "./offer-times";
import { isTaken, type OfferRule, offerBody, offerRules, openWindows, weeklyTimes } from "./offer-values";
import type { EditOfferBody } from "./schema";
import type { OfferFormProps, useOfferForm } from "./use-offer-form";

/** Checks an offer, hands it to the outbox, and goes on to where it can be seen. */
export function useSendOffer(props: OfferFormProps, form: ReturnType<typeof useOfferForm>) {
  const t = useTranslations("post");
  const router = useRouter();
  const keyring = useKeyring();
  const { pending, trouble, kept, run, again } = useSending();
  const post = usePost(props.network);
  const weekly = useTranslations("weekly.form");
  const { network, zone, now, kind, offer, rules, openedNote = "" } = props;
  const { id, values } = form;
  const isWeekly = values.repeat.every === "weekly";
  const acting = typeof keyring === "object" ? keyring.acting : {};
  const at = { table: "offers", row: id };

  async function work(): Promise<Trouble | "kept" | null> {
    const stored = offer ? openWindows(offer, new Date(now)) : [];
    const windowIds = { ...form.windowIds };
    const idOf = (span: string) => {
      windowIds[span] ??= crypto.randomUUID();
      return windowIds[span];
    };
    const promised = stored.filter(isTaken).map((card) => ({ ...card, ...windowOfCard(card) }));
    const free = stored.filter((card) => !isTaken(card));
    const windows = windowsOf(values.times, free, promised, idOf, zone);
    const fault = typeof windows === "string" ? windows : null;
    const lack = whyNotWhole(weeklyTimes(values), values.repeat);
    const missing = {
      ...(!isWeekly && fault && { when: t(`when.${fault}`) }),
      ...(isWeekly && lack && { [lack === "noDays" ? "when" : "ends"]: weekly(lack) }),
      ...(!values.place && { place: t("where.missing") }),
    };
    const ruled = isWeekly ? offerRules(values, { now: new Date(now), zone }, idOf, rules) : null;
    if ((!isWeekly && typeof windows === "string") || Object.keys(missing).length > 0)
      return { message: t("check"), offline: false, fields: missing };
    form.hold(windowIds);
    if (typeof keyring !== "object" && fateOfNote(values.note, openedNote) === "written")
      return { message: t("check"), offline: false, fields: { note: t("note.noKey") } };
    if (ruled || typeof windows === "string") return sendWeekly(ruled ?? []);
    const stand: EditOfferBody["windows"] = promised.map(({ id: windowId, from, until, quantity }) => ({
      id: windowId,
      from: from.toISOString(),
      until: until.toISOString(),
      quantity: values.promised[windowId] ?? quantity,
    }));
    const all = [...stand, ...windows];
    const undo = { verb: "withdraw-offer", body: { offer: id } } as const;
    const answer = await post({
      ...(offer
        ? { verb: "edit-offer" as const }
        : { verb: "post-offer" as const, otherwise: "edit-offer" as const, undo }),
      ...withNote({ ...offerBody(id, kind, values), windows: all }, values.note, openedNote, at),
      about: [id, ...all.map((window) => window.id)],
      shows: { category: kind, from: all[0]?.from, until: all[0]?.until },
      form: typed(),
    });
    if (!isThrough(answer)) return troubleOf(answer);
    await form.settle();
    if (!answer.ok) return keep(answer.message);
    showToast({ text: offer ? t("changed") : t("offer.posted") });
    const there = offer ? `/n/${network}/offers/${id}` : `/n/${network}?stream=offers&posted=${id}`;
    router.push(afterPost(network, acting) ?? there);
    return null;
  }

  async function sendWeekly(ruled: readonly OfferRule[]): Promise<Trouble | "kept" | null> {
    const body = { ...offerBody(id, kind, values), weekly: ruled, ...(offer && { seen: rules }) };
    const undo = { verb: "end-weekly-offer", body: { offer: id } } as const;
    const answer = await post<{ promised: number } | null>({
      ...(offer ? { verb: "change-weekly-offer" as const } : { verb: "post-weekly-offer" as const, undo }),
      ...withNote(body, values.note, openedNote, at),
      about: [id],
      shows: { category: kind },
      form: typed(),
    });
    if (!isThrough(answer)) return troubleOf(answer);
    await form.settle();
    if (!answer.ok) return keep(answer.message);
    const promised = answer.value?.promised ?? 0;
    const changed = promised > 0 ? weekly("kept", { promised }) : t("changed");
    showToast({ text: offer ? changed : t("offer.posted") });
    const there = offer ? `/n/${network}/offers/${id}` : `/n/${network}?stream=offers&posted=${id}`;
    router.push(afterPost(network, acting) ?? there);
    return null;
  }

  function keep(message: string): "kept" {
    showToast({ text: message });
    return "kept";
  }

  /** What a refusal later would put back into the form; something new gets other ids then. */
  function typed(): Outgoing["form"] {
    const page = `/n/${network}/offers/${offer ? `${id}/edit` : `new?kind=${kind}`}`;
    const value = { ...values, kind, ...(offer && { id }) };
    return { draft: form.key, value, page: forWhom(page, acting.as) };
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
