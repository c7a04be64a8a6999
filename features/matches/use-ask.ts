"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { windowOf } from "@/domain/card-rules";
import { boardStore } from "@/features/board/board-store";
import type { Keyring } from "@/features/keyring/keyring";
import { isThrough } from "@/features/outbox/is-through";
import { usePost } from "@/features/outbox/use-post";
import { type AskDraft, renewDraft, startDraft } from "./ask-draft";
import { type AskTarget, askOptions, findAgain, type KnownListings, timeOf } from "./ask-target";
import { askToSend } from "./ask-to-send";
import { forgetUnsettled, keepUnsettled, unsettledAsk } from "./unsettled-ask";
import type { OwnContact } from "./use-contact";

/** What stands in the way: there is nothing to hand over, or a sentence says why not. */
export type AskTrouble =
  | { readonly reason: "no-contact" }
  | { readonly reason: "refused"; readonly message: string; readonly seeMine: boolean };

/** What was last asked for, in case it is not to be had. */
export type Wish = Pick<AskDraft, "time" | "quantity">;

/** A claim or an answer while it is filled in and sent; the draft is null once there is nothing left to ask for. */
export function useAsk({ keyring, target, known, contact, onAsked }: UseAsk) {
  const t = useTranslations("matches");
  const store = boardStore(keyring.network);
  const post = usePost(keyring.network);
  const optionsOf = (of: AskTarget) =>
    askOptions(of, store.current().board ?? known, keyring.member, new Date(store.now()));
  const [draft, setDraft] = useState(
    () => unsettledAsk(timeOf(target).id).draft ?? startDraft(target, optionsOf(target)),
  );
  const [wanted, setWanted] = useState<Wish>(() => ({ time: windowOf(timeOf(target)), quantity: 1 }));
  const [trouble, setTrouble] = useState<AskTrouble | null>(null);
  const [pending, setPending] = useState(false);
  const isSending = useRef(false);

  async function submit(draft: AskDraft) {
    const handed = contact.text?.trim();
    if (!handed) return setTrouble({ reason: "no-contact" });
    if (isSending.current) return;
    isSending.current = true;
    setPending(true);
    setTrouble(null);
    await ask(draft, handed);
    isSending.current = false;
    setPending(false);
  }

  async function ask(draft: AskDraft, handed: string) {
    setWanted(draft);
    const { id } = timeOf(draft.target);
    const { ids } = keepUnsettled(id, { ...unsettledAsk(id), draft });
    const answer = await post(askToSend(draft, handed, ids));
    const isDone = isThrough(answer);
    if (isDone || answer.reason === "conflict") forgetUnsettled(id);
    else if (!unheard.has(answer.reason)) keepUnsettled(id, { ids, draft: null });
    if (isDone) return onAsked(ids.match, draft.target, answer.ok ? null : answer.message);
    const left = lost.has(answer.reason) ? await lookAgain(draft) : draft;
    setDraft(left);
    const message = (left && changed(draft, left)) ?? answer.message;
    setTrouble({ reason: "refused", message, seeMine: answeredThere.has(answer.reason) });
  }

  /** Somebody was quicker, or time has moved on: the board of now says what is left to ask for. */
  async function lookAgain(draft: AskDraft): Promise<AskDraft | null> {
    await store.refresh();
    const fresh = findAgain(draft.target, store.current().board ?? nothing);
    return fresh && renewDraft(draft, fresh, optionsOf(fresh));
  }

  function changed(before: AskDraft, after: AskDraft): string | null {
    if (after.quantity < before.quantity) return t("lost.less");
    return after.time.from > before.time.from ? t("lost.later") : null;
  }

  return { draft, setDraft, wanted, trouble, pending, submit };
}

const nothing: KnownListings = { needs: [], offers: [] };

/** Answers that do not say whether the ask got through. */
const unheard = new Set<string>(["offline", "broken", "unavailable"]);

/** Refusals of which one finds the reason among one's own asks. */
const answeredThere = new Set<string>(["too-many-asks", "conflict"]);

/** Refusals after which the listing may not be what it was. */
const lost = new Set<string>(["gone", "taken-down", "not-found", "over"]);

export type UseAsk = {
  keyring: Keyring;
  target: AskTarget;
  /** One's own listings, until a board has come that has them. */
  known: KnownListings;
  contact: OwnContact;
  /** `kept` is the sentence of an ask that goes out later by itself. */
  onAsked: (match: string, target: AskTarget, kept: string | null) => void;
};
