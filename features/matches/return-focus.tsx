"use client";

import { useEffect } from "react";

/**
 * Give it the time the page is of. When what was pressed has gone with the news, the focus goes to what it became, or
 * to the beginning of the page, instead of getting lost.
 */
export function ReturnFocus({ at }: { at: number }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again with every news of the page
  useEffect(() => {
    if (wanted === null || document.activeElement !== document.body) return;
    const target = document.getElementById(wanted) ?? document.getElementById("main");
    target?.focus();
    wanted = null;
  }, [at]);
  return null;
}

/** Say it when something on the page is about to go or to move: `id` is the element it will be. */
export function returnFocusTo(id: string) {
  wanted = id;
}

let wanted: string | null = null;
