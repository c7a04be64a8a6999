import type { KeysTrouble } from "@/features/keyring/keys-trouble";
import type { GuestPin, Pins } from "@/features/keyring/pins";
import { fromBase64url } from "@/seal/bytes";
import { fingerprint } from "@/seal/fingerprint";
import { type GuestKey, readGuestKey } from "@/seal/guest-key";
import { openFromNetwork } from "@/seal/network-seal";
import type { GuestKeyCard } from "./list-keys";

/** What a device goes by: who is known in this epoch, by whose word (`root`), and the guests' keys it has seen. */
type Known = Pick<Pins, "epoch" | "root" | "members" | "guests"> & { readonly network: string };

type OpenedGuests = {
  readonly believed: ReadonlyMap<string, GuestPin>;
  readonly doubted: ReadonlyMap<string, KeysTrouble>;
  /** What to hold on to: also of guests who are doubted, or were not listed this time. */
  readonly pinned: Readonly<Record<string, GuestPin>>;
};

/**
 * Guests' keys, by id, from their profiles, which are sealed for the network: every member could have written them. A
 * key is believed by the word of somebody known; and a device that has seen another one before believes only whoever
 * began the epoch, because that is when guests get new keys.
 */
export async function openGuests(
  list: readonly GuestKeyCard[],
  key: CryptoKey,
  known: Known,
): Promise<OpenedGuests> {
  const verdicts = await Promise.all(
    list.map(async (card) => [card.id, await judge(card, key, known)] as const),
  );
  const believed = new Map<string, GuestPin>();
  const doubted = new Map<string, KeysTrouble>();
  for (const [id, verdict] of verdicts)
    if (typeof verdict === "string") doubted.set(id, verdict);
    else believed.set(id, { sealing: verdict.sealing, epoch: known.epoch });
  const seen = Object.entries(known.guests ?? {});
  const kept = seen.filter(([id, { epoch }]) => doubted.has(id) || epoch >= known.epoch - 1);
  return { believed, doubted, pinned: Object.fromEntries([...kept, ...believed]) };
}

async function judge(card: GuestKeyCard, key: CryptoKey, known: Known): Promise<GuestKey | KeysTrouble> {
  const given = await openKey(card, key, known);
  if (!given) return "untrusted";
  const seen = pinOf(card.id, known);
  if (seen?.epoch === known.epoch && seen.sealing !== given.sealing) return "keys-changed";
  const isOfRoot = (await fingerprint(fromBase64url(given.by))) === known.root;
  if (seen && seen.epoch < known.epoch && !isOfRoot) return "keys-changed";
  return isOfRoot || isKnown(given.by, known) ? given : "untrusted";
}

/** Null for a profile that is of another epoch or does not open, and for one with no signed key in it. */
async function openKey({ id, profile, epoch }: GuestKeyCard, key: CryptoKey, known: Known) {
  if (epoch !== known.epoch) return null;
  const { network } = known;
  const at = { network, table: "guests", row: id, field: "profile", epoch };
  const text = await openFromNetwork(key, fromBase64url(profile), at).catch(() => null);
  return text === null ? null : readGuestKey(text, { network, guest: id, epoch });
}

function pinOf(guest: string, { guests = {} }: Known): GuestPin | undefined {
  return Object.hasOwn(guests, guest) ? guests[guest] : undefined;
}

function isKnown(signing: string, { members }: Known): boolean {
  return Object.values(members).some((keys) => keys.signing === signing);
}
