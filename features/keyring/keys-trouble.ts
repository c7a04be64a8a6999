/**
 * Why nothing is sealed here for now. `epoch-lowered`: the server goes by an older epoch than this device has seen.
 * `keys-changed`: somebody's keys are others than before, and no two members say why. `untrusted`: something does not
 * lead back to the one who let this member in.
 */
export const keysTroubles = ["epoch-lowered", "keys-changed", "untrusted"] as const;
export type KeysTrouble = (typeof keysTroubles)[number];

export function findTrouble(reason: string): KeysTrouble | null {
  return keysTroubles.find((trouble) => trouble === reason) ?? null;
}
