import { makeListeners } from "@/lib/listeners";

/** Covers the page, by hand or after idling. */
export function drawCurtain() {
  change(true);
}

export function liftCurtain() {
  change(false);
}

export function isCurtainDrawn(): boolean {
  return drawn;
}

const { listen, tell } = makeListeners();

/** Calls `listener` after every change; returns how to stop. */
export const onCurtain = listen;

let drawn = false;

function change(next: boolean) {
  drawn = next;
  tell();
}
