import { readGuestKey } from "@/features/keyring/profile";
import { fromBase64url } from "@/seal/bytes";
import { openFromNetwork } from "@/seal/network-seal";
import type { GuestKeyCard } from "./list-keys";

/** The sealing keys of guests by id, base64url; one whose profile does not open, or holds no key, is left out. */
export async function openGuests(
  list: readonly GuestKeyCard[],
  seals: ReadonlyMap<number, CryptoKey>,
  network: string,
): Promise<Map<string, string>> {
  const opened = await Promise.all(
    list.map(async ({ id, profile, epoch }) => {
      const key = seals.get(epoch);
      const at = { network, table: "guests", row: id, field: "profile", epoch };
      const text = key && (await openFromNetwork(key, fromBase64url(profile), at).catch(() => null));
      const sealing = text ? readGuestKey(text) : null;
      return sealing ? [[id, sealing] as const] : [];
    }),
  );
  return new Map(opened.flat());
}
