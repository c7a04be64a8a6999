import type { Coverage } from "@/domain/coverage";

/** How much of it is open, in steps that a shade can tell apart. */
export const levels = ["none", "some", "half", "most", "all"] as const;

export type Level = (typeof levels)[number];

export function levelOf({ needed, covered }: Pick<Coverage, "needed" | "covered">): Level {
  const open = (needed - covered) / needed;
  if (open === 0) return "none";
  if (open === 1) return "all";
  return open < 1 / 3 ? "some" : open <= 2 / 3 ? "half" : "most";
}
