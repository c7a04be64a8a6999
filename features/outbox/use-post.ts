"use client";

import { useEffect, useRef } from "react";
import { type Answer, refuseHere } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { useKeyringSoon } from "@/features/keyring/use-keyring-soon";
import { outboxOf } from "./outbox";
import type { Outgoing } from "./outgoing";

/**
 * Gives how to write by the outbox, for a guest where somebody acts for one. As long as the component is there it hears
 * what came of it; afterwards a refusal is told by the outbox. `kept`: it goes out later.
 */
export function usePost(network: string) {
  const findKeyring = useKeyringSoon();
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  return async function post<Value = null>(outgoing: Outgoing): Promise<Answer<Value>> {
    const outbox = outboxOf(network);
    const keyring = await findKeyring();
    if (typeof keyring === "object")
      return outbox.post<Value>({ ...outgoing, ...keyring.acting }, leaving.current?.signal);
    // Of the one for whom somebody acts there are no keys: nothing must go out as if it were their own.
    const isSealed = outgoing.note !== undefined || outgoing.contact !== undefined;
    return isSealed || outbox.hasKeys() ? refuseHere("no-keys") : send(network, outgoing.verb, outgoing.body);
  };
}
