"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/** As many more cards come at a time. */
const step = 30;

/**
 * How many cards of a view are on the page. More come when the end of the list (`end`) is near. A view that one comes
 * back to shows as many as when one left it, so that the browser finds the place again.
 */
export function useShown(
  view: string,
  total: number,
): { shown: number; showMore: () => void; end: RefObject<HTMLDivElement | null> } {
  const [, setChanges] = useState(0);
  const end = useRef<HTMLDivElement>(null);
  const shown = Math.min(kept.get(view) ?? step, total);
  const showMore = () => {
    kept.set(view, shown + step);
    setChanges((count) => count + 1);
  };
  useEffect(() => {
    const button = end.current;
    if (!button) return;
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        kept.set(view, shown + step);
        setChanges((count) => count + 1);
      },
      { rootMargin: "1200px" },
    );
    watcher.observe(button);
    return () => watcher.disconnect();
  }, [view, shown]);
  return { shown, showMore, end };
}

/** By view of a board, for as long as the tab lives. */
const kept = new Map<string, number>();
