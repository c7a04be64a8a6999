"use client";

import { useSyncExternalStore } from "react";
import { emptyOutbox, type OutboxState, outboxOf } from "./outbox";
import type { Entry } from "./outgoing";

/** What waits on this device to be sent. */
export function useOutbox(network: string): OutboxState {
  const outbox = outboxOf(network);
  return useSyncExternalStore(outbox.onChange, outbox.current, () => emptyOutbox);
}

/** The first thing that waits and touches this one: a match, a listing, one of its times. */
export function useWaitingFor(network: string, id: string): Entry | undefined {
  return useOutbox(network).waiting.find(({ about }) => about.includes(id));
}
