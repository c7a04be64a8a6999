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

/** Calls `listener` after every change; returns how to stop. */
export function onCurtain(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let drawn = false;
const listeners = new Set<() => void>();

function change(next: boolean) {
  drawn = next;
  for (const listener of listeners) listener();
}
