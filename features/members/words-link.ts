import { fromBase64url, toBase64url } from "@/seal/bytes";

/** What the code on a words card says: the sign-in page, with the secret behind the `#`, which no browser sends. */
export function wordsLink(origin: string, secret: Uint8Array): string {
  return `${origin}/sign-in#${toBase64url(secret)}`;
}

/** The secret in the address of this page, which it leaves at once; null when there is none. Browser only. */
export function takeWordsFragment(): Uint8Array | null {
  const fragment = location.hash.slice(1);
  if (!fragment) return null;
  history.replaceState(null, "", location.pathname);
  return readSecret(fragment);
}

function readSecret(fragment: string): Uint8Array | null {
  try {
    const secret = fromBase64url(fragment);
    return secret.length === 16 ? secret : null;
  } catch {
    return null;
  }
}
