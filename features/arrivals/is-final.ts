/** Whether nobody comes in by this invitation with the keys that were sent, however often they are sent again. */
export function isFinal(refusal: string): boolean {
  return final.includes(refusal);
}

const final: readonly string[] = ["used-invite", "conflict", "stale-epoch"];
