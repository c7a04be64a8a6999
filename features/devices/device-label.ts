import type { Keycard } from "@/features/keyring/keycard";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { openFromSelf, sealForSelf } from "@/seal/self-seal";

/** A device's name for the member's own eyes, on whichever device of theirs; base64url. */
export async function sealLabel(keycard: Keycard, device: string, name: string): Promise<string> {
  return toBase64url(await sealForSelf(keycard.selfSeal, name, labelAt(keycard, device)));
}

/** Null when it does not open. */
export async function openLabel(keycard: Keycard, device: string, label: string): Promise<string | null> {
  try {
    return await openFromSelf(keycard.selfSeal, fromBase64url(label), labelAt(keycard, device));
  } catch {
    return null;
  }
}

function labelAt({ network }: Keycard, device: string) {
  return { network, table: "devices", row: device, field: "label", epoch: 0 };
}
