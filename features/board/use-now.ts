"use client";

import { useEffect, useState } from "react";
import type { BoardStore } from "./board-store";

/** The time in epoch seconds: first what the page was made with, then the server's clock, twice a minute. */
export function useNow(store: BoardStore, start: number, hold: () => void): number {
  const [now, setNow] = useState(start);
  useEffect(() => {
    store.setClock(start * 1000);
    const tick = () => {
      hold();
      setNow(Math.floor(store.now() / 1000));
    };
    tick();
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, [store, start, hold]);
  return now;
}
