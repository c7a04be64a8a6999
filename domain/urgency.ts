/** Kept as an integer: 0 whenever, 1 matters, 2 pressing, 3 cannot fail. */
export const urgencies = [0, 1, 2, 3] as const;

export type Urgency = (typeof urgencies)[number];

/** Message keys of the four steps, indexed by urgency. */
export const urgencyNames = ["whenever", "matters", "pressing", "cannot-fail"] as const;

/** How much one unit of such a need counts in coverage: each step counts double the one below. */
export function urgencyWeight(urgency: Urgency): number {
  return 2 ** urgency;
}

/** One step up, for a need that was promised and given back; "cannot fail" stays. */
export function raise(urgency: Urgency): Urgency {
  return urgencies[Math.min(urgency + 1, 3)] ?? 3;
}
