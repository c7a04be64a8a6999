"use client";

import { useEffect, useState } from "react";

/**
 * Hands to a page's code what somebody typed or chose before it was there, on a slow line or a slow phone: forms go by
 * what they have heard, and would show the rest until their next change and send without it. Once in the root layout.
 */
export function EarlyInput() {
  // Found while the code takes over what the server drew: later the code itself has drawn other things.
  const [early] = useState(() => (typeof document === "undefined" ? [] : findEarly()));
  useEffect(() => {
    for (const handOn of early) handOn();
  }, [early]);
  return null;
}

type HandOn = () => void;

function findEarly(): HandOn[] {
  // On a reload and on the way back browsers fill in forms by themselves.
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (entry?.type !== "navigate") return [];
  const controls = [...document.querySelectorAll("input, textarea, select")];
  return controls.map(earlyIn).filter((handOn) => handOn !== null);
}

function earlyIn(control: Element): HandOn | null {
  if (control instanceof HTMLSelectElement) return earlyChoice(control);
  if (control instanceof HTMLTextAreaElement) return earlyText(control);
  if (!(control instanceof HTMLInputElement)) return null;
  return control.type === "checkbox" || control.type === "radio" ? earlyMark(control) : earlyText(control);
}

function earlyChoice(list: HTMLSelectElement): HandOn | null {
  const { value } = list;
  const drawn = [...list.options].findIndex((option) => option.defaultSelected);
  if (list.selectedIndex === Math.max(drawn, 0)) return null;
  return () => {
    list.value = value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
}

/** Of radio buttons the one that was chosen; of boxes each that is not as it was drawn. Once more so, and then pressed. */
function earlyMark(mark: HTMLInputElement): HandOn | null {
  if (mark.checked === mark.defaultChecked || (mark.type === "radio" && !mark.checked)) return null;
  return () => {
    mark.checked = mark.defaultChecked;
    mark.click();
  };
}

/** React tells a form of a text when it is another than the last one it has set or seen; the setter beneath it is not. */
function earlyText(box: HTMLInputElement | HTMLTextAreaElement): HandOn | null {
  const typed = box.value;
  if (typed === box.defaultValue) return null;
  return () => {
    box.value = box.defaultValue;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value")?.set?.call(box, typed);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
}
