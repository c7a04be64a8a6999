"use client";

import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";

type Place = { element: Element; top: number };
type Held = { places: Place[]; listTop: number; scrolled: number; at: number };

/**
 * Keeps what one is reading where it is when cards come or go above it. Call the returned function before a change
 * that is not the reader's own. (Browsers anchor scrolling too, but not at the top of a page, and Safari not at all.)
 */
export function useSteadyScroll(list: RefObject<Element | null>): () => void {
  const held = useRef<Held | null>(null);
  useLayoutEffect(() => {
    const before = held.current;
    held.current = null;
    // Not when the change never came, or the reader has moved on meanwhile.
    if (!before || window.scrollY !== before.scrolled || performance.now() - before.at > 500) return;
    const place = before.places.find(({ element }) => element.isConnected);
    if (!place) return;
    // At the top of the page one looks at the page itself: what comes above the list (a reminder) is to be seen.
    const listTop = before.scrolled === 0 ? list.current?.getBoundingClientRect().top : undefined;
    const outside = listTop === undefined ? 0 : listTop - before.listTop;
    const moved = place.element.getBoundingClientRect().top - place.top - outside;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  });
  return useCallback(() => {
    if (!list.current) return;
    held.current = {
      places: cardsInView(list.current),
      listTop: list.current.getBoundingClientRect().top,
      scrolled: window.scrollY,
      at: performance.now(),
    };
  }, [list]);
}

/** The cards in view from the first whose beginning is in view: if that one goes, the next one holds the place. */
function cardsInView(list: Element): Place[] {
  const places: Place[] = [];
  for (const element of list.querySelectorAll("article")) {
    const { top } = element.getBoundingClientRect();
    if (top > window.innerHeight) break;
    if (top >= 0) places.push({ element, top });
  }
  return places;
}
