"use client";

import { useState } from "react";
import type { Trouble } from "./trouble";

/** The state of a form while it is sent, and after it was not; `kept` when it goes out later by itself. */
export function useSending() {
  const [pending, setPending] = useState(false);
  const [kept, setKept] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  /** Runs `work` unless it is running already. After a success it stays pending, because the page is being left. */
  async function run(work: () => Promise<Trouble | "kept" | null>): Promise<void> {
    if (pending) return;
    setPending(true);
    setTrouble(null);
    try {
      const found = await work();
      setKept(found === "kept");
      setTrouble(found === "kept" ? null : found);
      setPending(found === null);
    } catch (error) {
      setPending(false);
      throw error;
    }
  }

  return { pending, trouble, kept, run, again: () => setKept(false) };
}
