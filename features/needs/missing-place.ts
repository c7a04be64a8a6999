/**
 * True when the constraint a write broke says that the network has no such place. It does not matter whether another
 * network has it: a place is found by network and id together.
 */
export function isMissingPlace(constraint: string | null): boolean {
  return constraint?.includes("_place_id_") ?? false;
}
