import { fromBase64url, toBase64url } from "@/seal/bytes";
import { openRevised, sealForNetwork } from "@/seal/network-seal";
import { OpenError } from "@/seal/open-error";
import { type Keycard, newestEpoch } from "./keycard";
import type { KnownTexts, TextPlace } from "./known-texts";

/** Where a network-sealed text lives, and the epoch it was sealed under. */
export type SealedAt = TextPlace & { readonly epoch: number };

/** Opens and seals what every member may read. Sealed bytes are base64url. */
export type NetworkTexts = {
  /** Rejects with OpenError, also for a text that is older than what this device knew; each is opened once, then remembered. */
  open(sealed: string, at: SealedAt): Promise<string>;
  /** What `open` has already opened; null when it did not open; undefined when it was not asked yet. */
  opened(sealed: string, at: SealedAt): string | null | undefined;
  /** Whether that is why it did not open: it is older than what this device knew. */
  isOlder(sealed: string, at: SealedAt): boolean;
  /**
   * Seals for the network under its newest key. `isChange`: another text stands there, also when it was not opened here.
   * Rejects with TooLongError above 16,378 bytes of UTF-8.
   */
  seal(text: string, at: TextPlace, isChange?: boolean): Promise<{ sealed: string; epoch: number }>;
};

/**
 * What a keyring goes by beside its keys. `lookAgain` asks the server for the page and its keys anew, once for a page,
 * and settles when they have come.
 */
export type Knowledge = { readonly texts: KnownTexts; lookAgain(): Promise<void> };

/** `askNewer` is called once, when a text is of a newer key than there is. */
export function networkTexts(
  keycard: Keycard,
  knowledge: Knowledge | null,
  askNewer: () => void,
): NetworkTexts {
  const { network } = keycard;
  const newest = newestEpoch(keycard);
  const opening = new Map<string, Promise<string>>();
  const results = new Map<string, string | null>();
  const older = new Set<string>();
  let hasAsked = false;

  async function openOnce(sealed: string, at: SealedAt): Promise<string> {
    const key = epochKey(keycard, at.epoch);
    const { text, revision } = await openRevised(key, fromBase64url(sealed), { network, ...at });
    if (knowledge?.texts.isOlder(at, revision)) {
      older.add(addressOf(sealed, at));
      // It may be the page that is older, by a moment.
      await knowledge.lookAgain();
      throw new OpenError("This is older than what the device knew.");
    }
    knowledge?.texts.note(at, revision);
    return text;
  }

  return {
    open(sealed, at) {
      if (at.epoch > newest && !hasAsked) {
        // The network has changed its keys while this page was open.
        hasAsked = true;
        askNewer();
      }
      const address = addressOf(sealed, at);
      const known = opening.get(address);
      if (known) return known;
      const fresh = openOnce(sealed, at);
      opening.set(address, fresh);
      fresh.then(
        (text) => results.set(address, text),
        () => results.set(address, null),
      );
      return fresh;
    },
    opened: (sealed, at) => results.get(addressOf(sealed, at)),
    isOlder: (sealed, at) => older.has(addressOf(sealed, at)),
    async seal(text, at, isChange) {
      const revision = knowledge?.texts.next(at, isChange);
      const key = epochKey(keycard, newest);
      const sealed = await sealForNetwork(key, text, { network, ...at, epoch: newest }, revision);
      return { sealed: toBase64url(sealed), epoch: newest };
    },
  };
}

function epochKey({ epochKeys }: Keycard, epoch: number): CryptoKey {
  const key = epochKeys[epoch];
  if (!key) throw new OpenError(`This device has no key of epoch ${epoch}.`);
  return key;
}

function addressOf(sealed: string, { table, row, field, epoch }: SealedAt): string {
  return `${table} ${row} ${field} ${epoch} ${sealed}`;
}
