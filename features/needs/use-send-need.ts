"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/toast-store";
import { hasToPlace } from "@/domain/categories";
import { afterPost } from "@/features/guests/after-post";
import { notePosted } from "@/features/keyring/keycard";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { needBody, needWindow } from "./need-values";
import { fateOfNote, sealNote } from "./seal-note";
import { sendListing } from "./send-listing";
import { type Trouble, troubleOf } from "./trouble";
import type { NeedFormProps, useNeedForm } from "./use-need-form";
import { useSending } from "./use-sending";

/** Checks, seals and sends a need, and goes on to where it can be seen. */
export function useSendNeed(props: NeedFormProps, form: ReturnType<typeof useNeedForm>) {
  const t = useTranslations("post");
  const router = useRouter();
  const keyring = useKeyring();
  const { pending, trouble, run } = useSending();
  const { network, zone, kind, need, openedNote = "" } = props;
  const { id, values } = form;

  async function work(): Promise<Trouble | null> {
    const window = needWindow(values, need, zone);
    const missing = {
      ...(!window && { when: t("when.skipped") }),
      ...(!values.place && { place: t("where.missing") }),
      ...(hasToPlace(kind) && !values.toPlace && { toPlace: t("where.missing") }),
    };
    if (!window || Object.keys(missing).length > 0)
      return { message: t("check"), offline: false, fields: missing };
    form.hold();
    if (typeof keyring !== "object" && fateOfNote(values.note, openedNote) === "written")
      return { message: t("check"), offline: false, fields: { note: t("note.noKey") } };
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

  return { pending, trouble, send: () => run(work), ready: keyring !== "loading" };
}
