import { toBase64url } from "@/seal/bytes";
import type { Keycard } from "./keycard";

/**
 * The member who has the public signing key `by`, base64url, when a contact of `from` may be by their word: `from`
 * themself, or any member when `from` is somebody without the app. Null when it is nobody's this device believes.
 */
export function findWriter(
  { member, memberKeys, pinned }: Keycard,
  { by, from }: { by: string; from: string },
): string | null {
  const { members, guests = {} } = pinned;
  const isOwn = by === toBase64url(memberKeys.signing.publicKey);
  const holder = isOwn ? member : Object.keys(members).find((id) => members[id]?.signing === by);
  const isGuest = Object.hasOwn(guests, from) && !Object.hasOwn(members, from);
  return holder && (holder === from || isGuest) ? holder : null;
}
