import type { Helper } from "./dashboard";

/** False for somebody whose time is half a day or more away from the need's: they are counted, not named. */
export function isNear({ reasons }: Helper): boolean {
  return !reasons.some((each) => each.reason === "no-overlap" && each.minutes >= 12 * 60);
}
