"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { KeptArrival } from "@/features/arrivals/kept-arrival";
import type { InviteState } from "./invite-state";

type Invited = { state: InviteState; retry: () => void; wait: (arrival: KeptArrival) => void };

/** Takes the secret out of the address at once, keeps it in memory alone, and opens the invitation with it. */
export function useInvite(id: string): Invited {
  const [state, setState] = useState<InviteState>({ step: "reading" });
  const hash = useRef("");

  const read = useCallback(async () => {
    setState({ step: "reading" });
    const code = await import("./invite-state").catch(() => null);
    setState(code ? await code.findInviteState(id, hash.current) : { step: "trouble", reason: "offline" });
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

  const wait = useCallback((arrival: KeptArrival) => setState({ step: "waiting", arrival }), []);
  return { state, retry: read, wait };
}
