import { findKeycard, type Keycard } from "./keycard";

/**
 * What `find` finds with what this device has verified; when that is nothing, once more after asking for newer keys. Never
 * rejects as long as the two do not.
 */
export async function findPinned<Found>(
  keycard: Keycard,
  find: (keycard: Keycard) => Found | null,
  renew: () => Promise<unknown>,
): Promise<Found | null> {
  const known = find(keycard);
  if (known !== null) return known;
  await renew();
  const fresh = await findKeycard(keycard.network).catch(() => null);
  return fresh?.member === keycard.member ? find(fresh) : null;
}
