import { fromBase64url, toBase64url } from "@/seal/bytes";
import type { GuestSecrets } from "@/seal/guest";
import { openFromNetwork, sealForNetwork } from "@/seal/network-seal";
import { OpenError } from "@/seal/open-error";
import { type DeviceNotes, deviceNotes } from "./device-notes";
import { type Keycard, newestEpoch } from "./keycard";
import type { KeysTrouble } from "./keys-trouble";
import { type MatchSeals, matchSeals } from "./match-seals";

/** Where a network-sealed text lives: names of table and column, the row's id, the epoch it was sealed under. */
export type SealedAt = {
  readonly table: string;
  readonly row: string;
  readonly field: string;
  readonly epoch: number;
};

/** What one member can open and seal in one network. Sealed bytes are base64url. Only `renew` asks the server. */
export type Keyring = DeviceNotes &
  MatchSeals & {
    readonly network: string;
    readonly member: string;
    /** The newest epoch this device has a key of; `seal` seals under it. */
    readonly epoch: number;
    /** What goes along with every write: for which guest it is, when it is not for oneself. */
    readonly acting: { readonly as?: string };
    /** Why nothing may be sealed with it for now, or null; opening goes on. */
    readonly trouble: KeysTrouble | null;
    /** The keyring with the newest keys there are; this one when there are no newer ones or none to be had. Never rejects. */
    renew(): Promise<Keyring>;
    /** Rejects with OpenError; the same text is opened once, then remembered. */
    open(sealed: string, at: SealedAt): Promise<string>;
    /** What `open` has already opened; null when it did not open; undefined when it was not asked yet. */
    opened(sealed: string, at: SealedAt): string | null | undefined;
    /** Seals for the network under its newest key. Rejects with TooLongError above 16,382 bytes of UTF-8. */
    seal(text: string, at: Omit<SealedAt, "epoch">): Promise<{ sealed: string; epoch: number }>;
    /** What those who act for a guest hold, sealed for this member. Rejects with OpenError. */
    openGuest(guest: string, sealed: string): Promise<GuestSecrets>;
  };

export function keyringOf(
  keycard: Keycard,
  trouble: KeysTrouble | null = null,
  fetchNewer?: () => Promise<Keyring>,
): Keyring {
  const { network, member, memberKeys } = keycard;
  const epoch = newestEpoch(keycard);
  const opening = new Map<string, Promise<string>>();
  const results = new Map<string, string | null>();
  const renew = async () => (fetchNewer ? fetchNewer() : keyring);
  let hasAsked = false;

  const keyring: Keyring = {
    ...deviceNotes(network, keycard.deviceSeal),
    ...matchSeals(network, memberKeys.sealing),
    ...{ network, member, epoch, acting: {}, trouble, renew },
    open(sealed, at) {
      if (at.epoch > epoch && !hasAsked) {
        // The network has changed its keys while this page was open.
        hasAsked = true;
        renew();
      }
      const key = addressOf(sealed, at);
      const known = opening.get(key);
      if (known) return known;
      const fresh = openNetworkText(keycard, sealed, at);
      opening.set(key, fresh);
      fresh.then(
        (text) => results.set(key, text),
        () => results.set(key, null),
      );
      return fresh;
    },
    opened: (sealed, at) => results.get(addressOf(sealed, at)),
    async seal(text, at) {
      const sealed = await sealForNetwork(epochKey(keycard, epoch), text, { network, ...at, epoch });
      return { sealed: toBase64url(sealed), epoch };
    },
    async openGuest(guest, sealed) {
      const { openGuestSecrets } = await import("@/seal/guest");
      return openGuestSecrets(memberKeys.sealing, fromBase64url(sealed), { network, guest });
    },
  };
  return keyring;
}

async function openNetworkText(keycard: Keycard, sealed: string, at: SealedAt): Promise<string> {
  const context = { network: keycard.network, ...at };
  return openFromNetwork(epochKey(keycard, at.epoch), fromBase64url(sealed), context);
}

function epochKey({ epochKeys }: Keycard, epoch: number): CryptoKey {
  const key = epochKeys[epoch];
  if (!key) throw new OpenError(`This device has no key of epoch ${epoch}.`);
  return key;
}

function addressOf(sealed: string, { table, row, field, epoch }: SealedAt): string {
  return `${table} ${row} ${field} ${epoch} ${sealed}`;
}
