import { fromBase64url, toBase64url } from "@/seal/bytes";

/** What the code on a words card says: the sign-in page, with the secret behind the `#`, which no browser sends. */
export function wordsLink(origin: string, secret: Uint8Array): string {
  return `${origin}/sign-in#${toBase64url(secret)}`;
}

/** The secret in a fragment without its `#`; null when it is none. */
export function readWordsFragment(fragment: string): Uint8Array | null {
  try {
    const secret = fromBase64url(fragment);
    return secret.length === 16 ? secret : null;
  } catch {
    return null;
  }
}
