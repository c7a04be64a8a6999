import { fromBase64url, toBase64url } from "@/seal/bytes";

/** Which packet, and what opens it: both stand behind the `#`, which no browser sends. */
export type DeviceLink = { readonly id: string; readonly secret: Uint8Array };

/** What the code for one's other device says. */
export function formatDeviceLink(origin: string, { id, secret }: DeviceLink): string {
  return `${origin}/sign-in#${id}.${toBase64url(secret)}`;
}

/** The packet's id and secret (16 bytes) from a fragment without its `#`; null for anything else. */
export function readDeviceLink(fragment: string): DeviceLink | null {
  const [, id = "", text = ""] = /^([0-9a-f-]{36})\.([\w-]{22})$/.exec(fragment) ?? [];
  try {
    const secret = fromBase64url(text);
    return secret.length === 16 ? { id, secret } : null;
  } catch {
    // The last letter has stray bits: cut off or mistyped.
    return null;
  }
}
