"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type Answer, refuseHere } from "@/features/access/ask-server";
import { findKeycard } from "@/features/keyring/keycard";
import type { ReadInvite } from "./read-invite";

/** How an invitation stands on this device. `no-secret`: the address lacks the part that opens it. */
export type InviteState =
  | { readonly step: "reading" }
  | {
      readonly step: "trouble";
      readonly reason: "no-secret" | "used-invite" | "untrusted" | "offline" | "broken";
    }
  | { readonly step: "ready" | "member"; readonly invite: ReadInvite }
  /** An earlier try arrived after all. */
  | { readonly step: "joined"; readonly network: string };

/** Takes the secret out of the address at once, keeps it in memory alone, and opens the invitation with it. */
export function useInvite(id: string): { state: InviteState; retry: () => void } {
  const [state, setState] = useState<InviteState>({ step: "reading" });
  const hash = useRef("");

  const read = useCallback(async () => {
    setState({ step: "reading" });
    setState(await stateOf(id, hash.current));
  }, [id]);

  useEffect(() => {
    const take = () => {
      if (location.hash) {
        hash.current = location.hash;
        history.replaceState(null, "", location.pathname);
      }
      read();
    };
    take();
    // Pasting the whole link into the address bar of this very page changes the fragment and loads nothing.
    const changed = () => location.hash && take();
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, [read]);

  return { state, retry: read };
}

async function stateOf(id: string, hash: string): Promise<InviteState> {
  const answer = await readWithCode(id, hash);
  if (answer?.ok) {
    const known = await findKeycard(answer.value.network).catch(() => null);
    return { step: known ? "member" : "ready", invite: answer.value };
  }
  const reason = answer?.reason ?? "no-secret";
  if (reason === "no-secret" || reason === "used-invite") {
    const joined = await resume(id);
    return joined ? { step: "joined", network: joined.network } : { step: "trouble", reason };
  }
  return { step: "trouble", reason: reason === "untrusted" || reason === "offline" ? reason : "broken" };
}

async function readWithCode(id: string, hash: string): Promise<Answer<ReadInvite> | null> {
  const code = await import("./read-invite").catch(() => null);
  return code ? code.readInvite(id, hash) : refuseHere("offline");
}

async function resume(id: string) {
  const code = await import("./join-here").catch(() => null);
  return code ? code.resumeJoining(id) : null;
}
