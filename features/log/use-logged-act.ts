"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { type Build, isBuild, sendWith } from "@/features/access/send-sealed";
import { useKeyringSoon } from "@/features/keyring/use-keyring-soon";
import { type Concerned, sealLogEntry } from "./seal-log-entry";

/** What goes along with a line of the log. */
type LoggedVerb =
  | "hide-listing"
  | "show-listing"
  | "remind"
  | "withdraw-proposal"
  | "reject-pair"
  | "allow-pair"
  | "edit-network"
  | "share-duty"
  | "pass-duty"
  | "take-up-duty"
  | "end-devices"
  | "rename-member"
  | "save-place"
  | "set-area"
  | "retire-place"
  | "write-down-guest"
  | "share-guest-keys"
  | "remove-guest";

/** One write that everybody reads about: `pending` until the page shows what it changed, `problem` the sentence of a refusal. */
export function useLoggedAct(network: string) {
  const router = useRouter();
  const findKeyring = useKeyringSoon();
  const [isSending, setSending] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  /** Null when it was done, else the problem. A refusal may mean that the page is out of date, so it is asked for anew. */
  async function act(verb: LoggedVerb, concerned: Concerned, body: object | Build): Promise<string | null> {
    setProblem(null);
    setSending(true);
    const id = crypto.randomUUID();
    const build: Build = async (keyring) => ({
      ...(isBuild(body) ? await body(keyring) : body),
      log: await sealLogEntry(keyring, concerned, id),
    });
    const result = await sendWith(network, await findKeyring(), verb, build);
    setSending(false);
    const refused = result.ok ? null : result.message;
    setProblem(refused);
    // Without a line, asking for the page anew would lose the one that is here.
    if (result.ok || !isNoAnswer(result.reason)) refresh(() => router.refresh());
    return refused;
  }

  return { act, pending: isSending || isRefreshing, problem };
}

function isNoAnswer(reason: string): boolean {
  return reason === "offline" || reason === "broken";
}
