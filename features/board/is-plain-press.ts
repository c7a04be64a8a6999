import type { MouseEvent } from "react";

/** True for a press that follows a link right here; with a key held down, browsers do something else with it. */
export function isPlainPress(event: MouseEvent): boolean {
  return !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
