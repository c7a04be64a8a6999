import type { Answer } from "@/features/access/ask-server";
import type { Keyring } from "@/features/keyring/keyring";
import { findTrustedKey } from "@/features/members/find-trusted-key";

type Handed = { readonly match: string; readonly other: string; readonly contact: string };

/** One's contact as a match takes it: for the other person, if the network vouches for their key, and for oneself. */
export async function sealForOther(
  keyring: Keyring,
  { match, other, contact }: Handed,
): Promise<Answer<{ contact: string; ownCopy: string }>> {
  const key = await findTrustedKey(keyring.network, other);
  return key.ok ? { ok: true, value: await keyring.sealContact(match, key.value, contact.trim()) } : key;
}
