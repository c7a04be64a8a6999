"use client";

import type { ReactNode } from "react";
import { EntryState } from "./entry-state";
import { useWaitingFor } from "./use-outbox";

/** What can be done about a thing, unless something about it has not been sent yet: then how that stands. */
export function UnlessWaiting({ network, about, children }: UnlessWaitingProps) {
  const entry = useWaitingFor(network, about);
  if (!entry) return children;
  return (
    <div className="w-full rounded-sign border-2 border-dashed border-edge px-3 pb-3">
      <EntryState network={network} entry={entry} />
    </div>
  );
}

/** `about` is the id of the thing. */
type UnlessWaitingProps = { network: string; about: string; children?: ReactNode };
