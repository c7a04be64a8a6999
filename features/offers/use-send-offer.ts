"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/toast-store";
import { afterPost } from "@/features/guests/after-post";
import { notePosted } from "@/features/keyring/keycard";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { windowOfCard } from "@/features/needs/day-span";
import { fateOfNote, sealNote } from "@/features/needs/seal-note";
import { sendListing, writeListing } from "@/features/needs/send-listing";
import { type Trouble, troubleOf } from "@/features/needs/trouble";
import { useSending } from "@/features/needs/use-sending";
import { whyNotWhole } from "@/features/weekly/repeat";
import { windowsOf } from "./offer-times";
import { isTaken, type OfferRule, offerBody, offerRules, openWindows, weeklyTimes } from "./offer-values";
import type { EditOfferBody } from "./schema";
import type { OfferFormProps, useOfferForm } from "./use-offer-form";

/** Checks, seals and sends an offer, and goes on to where it can be seen. */
export function useSendOffer(props: OfferFormProps, form: ReturnType<typeof useOfferForm>) {
  const t = useTranslations("post");
  const router = useRouter();
  const keyring = useKeyring();
  const { pending, trouble, run } = useSending();
  const weekly = useTranslations("weekly.form");
  const { network, zone, now, kind, offer, rules, openedNote = "" } = props;
  const { id, values } = form;
  const isWeekly = values.repeat.every === "weekly";

  async function work(): Promise<Trouble | null> {
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
    const kept: EditOfferBody["windows"] = promised.map(({ id: windowId, from, until, quantity }) => ({
      id: windowId,
      from: from.toISOString(),
      until: until.toISOString(),
      quantity: values.promised[windowId] ?? quantity,
    }));
    const at = { table: "offers", row: id, field: "note" };
    const answer = await sendListing(network, keyring, { noun: "offer", isNew: !offer }, async (keyring) => ({
      ...offerBody(id, kind, values),
      windows: [...kept, ...windows],
      ...(await sealNote(keyring, values.note, openedNote, at)),
    }));
    const found = troubleOf(answer);
    if (found) return found;
    await form.settle();
    if (!offer) await notePosted(network);
    showToast({ text: offer ? t("changed") : t("offer.posted") });
    const acting = typeof keyring === "object" ? keyring.acting : {};
    const there = offer ? `/n/${network}/offers/${id}` : `/n/${network}?stream=offers&posted=${id}`;
    router.push(afterPost(network, acting) ?? there);
    return null;
  }

  async function sendWeekly(ruled: readonly OfferRule[]): Promise<Trouble | null> {
    const at = { table: "offers", row: id, field: "note" };
    const verb = offer ? "change-weekly-offer" : "post-weekly-offer";
    const answer = await writeListing<{ promised: number } | null>(
      network,
      keyring,
      verb,
      async (keyring) => ({
        ...offerBody(id, kind, values),
        weekly: ruled,
        ...(offer && { seen: rules }),
        ...(await sealNote(keyring, values.note, openedNote, at)),
      }),
    );
    if (!answer.ok) return troubleOf(answer);
    await form.settle();
    if (!offer) await notePosted(network);
    const promised = answer.value?.promised ?? 0;
    const changed = promised > 0 ? weekly("kept", { promised }) : t("changed");
    showToast({ text: offer ? changed : t("offer.posted") });
    const acting = typeof keyring === "object" ? keyring.acting : {};
    const there = offer ? `/n/${network}/offers/${id}` : `/n/${network}?stream=offers&posted=${id}`;
    router.push(afterPost(network, acting) ?? there);
    return null;
  }

  return { pending, trouble, send: () => run(work), ready: keyring !== "loading" };
}
