"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { send } from "@/features/access/send";

const isNoAnswer = (reason: string) => reason === "offline" || reason === "broken";

type Verb = "hide-listing" | "show-listing" | "remind";

/** One write of the dashboard: `pending` until the page shows what it changed, `problem` the sentence of a refusal. */
export function useAct(network: string) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  /** Null when it was done, else the problem. A refusal may mean that the page is out of date, so it is asked for anew. */
  async function act(verb: Verb, body: object): Promise<string | null> {
    setProblem(null);
    setSending(true);
    const result = await send(network, verb, body);
    setSending(false);
    const refused = result.ok ? null : result.message;
    setProblem(refused);
    // Without a line, asking for the page anew would lose the one that is here.
    if (result.ok || !isNoAnswer(result.reason)) refresh(() => router.refresh());
    return refused;
  }

  return { act, pending: isSending || isRefreshing, problem };
}
