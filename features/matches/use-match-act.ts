"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { showToast } from "@/components/toast-store";
import { isThrough } from "@/features/outbox/is-through";
import type { Outgoing, OutgoingVerb } from "@/features/outbox/outgoing";
import { usePost } from "@/features/outbox/use-post";
import type { MatchStep } from "./match-card";
import { returnFocusTo } from "./return-focus";

type Verb = Extract<OutgoingVerb, `${string}-match`>;

/** One step in the life of a match: `pending` until the page shows it, `problem` the sentence of a refusal. */
export function useMatchAct(network: string, { id, category, during }: MatchStep) {
  const router = useRouter();
  const post = usePost(network);
  const isSending = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  /** True when it was done, which `said` tells, when it goes out later, or when nothing is left to do. */
  async function act(verb: Verb, said: string, more: { body?: object; contact?: Outgoing["contact"] } = {}) {
    if (isSending.current) return false;
    isSending.current = true;
    setBusy(true);
    setProblem(null);
    const { from, until } = during;
    const answer = await post({
      verb,
      body: { match: id, ...more.body },
      contact: more.contact,
      about: [id],
      shows: { category, from: from.toISOString(), until: until.toISOString() },
    });
    isSending.current = false;
    setBusy(false);
    if (isThrough(answer)) {
      returnFocusTo(id);
      showToast({ text: answer.ok ? said : answer.message });
      // Without a line, asking for the page anew would lose the one that is here.
      if (!answer.ok) return true;
    } else if (outdated.has(answer.reason)) {
      showToast({ text: answer.message });
    } else {
      setProblem(answer.message);
      return false;
    }
    refresh(() => router.refresh());
    return true;
  }

  return { act, pending: isBusy || isRefreshing, problem };
}

/** Refusals that say the page is out of date: what was pressed goes, and the sentence with it, so it is said in passing. */
const outdated = new Set<string>([
  "not-found",
  "already-answered",
  "expired",
  "not-confirmed",
  "started",
  "not-started",
]);
