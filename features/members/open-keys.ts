import { newestEpoch } from "@/features/keyring/keycard";
import type { KeysTrouble } from "@/features/keyring/keys-trouble";
import { mergePins, type Pins } from "@/features/keyring/pins";
import type { KeyList } from "./list-keys";
import { openEnvelopes } from "./open-envelopes";
import { openGuests } from "./open-guests";
import type { Reader } from "./reader";
import { judgeMembers, type Left, type TrustedMember } from "./trusted-members";
import { type Standing, walkRosters } from "./walk-rosters";

export type { TrustedMember };

/** A network's keys and members as far as this device believes them. */
export type OpenedKeys = {
  readonly epoch: number;
  /** Fingerprint of the one by whose word everybody is known: it goes into admissions, certificates and envelopes. */
  readonly root: string;
  /** The network's key of this epoch, 32 raw bytes, to be given on. */
  readonly epochKey: Uint8Array;
  /** The keys that came, by epoch, to open and to seal with. */
  readonly seals: ReadonlyMap<number, CryptoKey>;
  /** By member id. To nobody else may anything be sealed. */
  readonly trusted: ReadonlyMap<string, TrustedMember>;
  /** The sealing keys of guests by id, base64url, as far as a member gives them out whose word counts. */
  readonly guests: ReadonlyMap<string, string>;
  /** Who is listed and not believed, and why. */
  readonly doubted: ReadonlyMap<string, KeysTrouble>;
  /** What the device should hold on to from now on. */
  readonly pinned: Pins;
};

/**
 * Opens what the server gave and believes it as far as it follows from what the device knows: its pins, or else the one
 * who let the member in. A single member who cannot be verified is only left out. Refuses the whole with
 * `epoch-lowered` when it is older than what the device has seen, with `keys-changed` when a change of keys brings
 * others for somebody known, and with `untrusted` for anything else that does not hold. Never throws.
 */
export async function openKeys(list: KeyList, reader: Reader): Promise<OpenedKeys | KeysTrouble> {
  if (list.epoch < newestEpoch(reader)) return "epoch-lowered";
  if (list.member !== reader.member) return "untrusted";
  const envelopes = await openEnvelopes(list, reader);
  const newest = envelopes?.get(list.epoch);
  if (!envelopes || !newest) return "untrusted";
  const standing = await walkRosters(list, envelopes, reader);
  if (typeof standing === "string") return standing;
  const left = whoLeft(list, standing, reader.pinned);
  const { trusted, doubted } = await judgeMembers(list, { ...standing, left }, newest.key, reader.network);
  if (!trusted.has(reader.member)) return "untrusted";

  const { epoch, root } = standing;
  const seals = new Map([...envelopes].map(([of, { key }]) => [of, key]));
  const pins = pinsOf({ ...standing, left }, trusted);
  const known = { network: reader.network, epoch, root, members: pins.members, guests: reader.pinned.guests };
  const guests = await openGuests(list.guests, newest.key, known);
  return {
    ...{ epoch, root, trusted, seals },
    guests: new Map([...guests.believed].map(([id, { sealing }]) => [id, sealing])),
    doubted: new Map([...doubted, ...guests.doubted]),
    epochKey: newest.epochKey,
    pinned: mergePins(reader.pinned, { ...pins, guests: guests.pinned }),
  };
}

/** Of those known, who is not listed, or was not once: also when the one who began the epoch did not know it. */
function whoLeft({ members }: KeyList, { known }: Standing, pinned: Pins): ReadonlySet<string> {
  const listed = new Set(members.map(({ id }) => id));
  const before = new Set(pinned.left);
  return new Set([...known.keys()].filter((id) => before.has(id) || !listed.has(id)));
}

/** Whoever left during this epoch stays in it: others are known through them. */
function pinsOf(
  { epoch, root, known, left }: Standing & Left,
  trusted: ReadonlyMap<string, TrustedMember>,
): Pins {
  const verified = [...trusted].map(([id, { signing, sealing }]) => [id, { signing, sealing }] as const);
  const admitted = [...trusted].flatMap(([id, { admission }]) =>
    admission ? [[id, admission] as const] : [],
  );
  return {
    ...{ epoch, root },
    members: Object.fromEntries([...known, ...verified]),
    admissions: Object.fromEntries(admitted),
    left: [...left],
  };
}
