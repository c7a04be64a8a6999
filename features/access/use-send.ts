"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useKeyringSoon } from "@/features/keyring/use-keyring-soon";
import { send } from "./send";
import { type Build, isBuild, sendWith } from "./send-sealed";

/** One write of a form at a time: `pending` until the page shows what it changed, `problem` the sentence of a refusal. */
export function useSend(network: string) {
  const router = useRouter();
  const findKeyring = useKeyringSoon();
  const [isSending, setSending] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  /** True when it was done. What has to be sealed is given as a function; see `sendSealed`. */
  async function act(verb: string, body: object | Build): Promise<boolean> {
    setProblem(null);
    setSending(true);
    try {
      const answer = await (isBuild(body)
        ? sendWith(network, await findKeyring(), verb, body)
        : send(network, verb, body));
      if (answer.ok) refresh(() => router.refresh());
      else setProblem(answer.message);
      return answer.ok;
    } finally {
      setSending(false);
    }
  }

  return { act, pending: isSending || isRefreshing, problem };
}
