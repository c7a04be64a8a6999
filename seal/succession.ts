import { fromBase64url, toBase64url } from "./bytes";
import type { SigningKeys } from "./curves";
import { fingerprint } from "./fingerprint";
import type { KnownKeys } from "./roster";
import { sign } from "./signing";
import { isRoster, type Roster, type RosterMember, rosterMessage } from "./succession-form";
import { type Predecessors, type SuccessionFault, whyNotSucceeding } from "./why-not-succeeding";

export type { KnownKeys, Predecessors, Roster, RosterMember, SuccessionFault };

export type SuccessionVerdict = { ok: true; roster: Roster } | { ok: false; reason: SuccessionFault };

/** The roster with which `epoch` begins, signed by the member who changes the keys. Does not check what it says. */
export async function signRoster(
  maker: SigningKeys,
  stated: Omit<Roster, "maker" | "signature">,
): Promise<Roster> {
  const { network, epoch, members, removals, paths } = stated;
  const unsigned = { network, epoch, members, removals, paths, maker: toBase64url(maker.publicKey) };
  return { ...unsigned, signature: toBase64url(await sign(maker, rosterMessage(unsigned))) };
}

/**
 * Whether a roster follows from what the reader knew in the epoch before. Its maker has to be known then, or through its
 * `paths`, and be in it under the same keys; every removal needs the word of a second member, known the same way, who
 * is neither the maker nor the removed; and nobody known has other keys, unless two others brought them back. Members
 * who are missing without a removal left by themselves. Takes any value and never throws.
 */
export async function verifySuccession(
  value: unknown,
  expected: { network: string; epoch: number } & Predecessors,
): Promise<SuccessionVerdict> {
  const reason = isRoster(value) ? await whyNotSucceeding(value, expected) : "malformed";
  return reason ? { ok: false, reason } : { ok: true, roster: value as Roster };
}

/**
 * Whether a roster is the one that the voucher of somebody who came in during its epoch went by: `root` is the
 * fingerprint of its maker, out of the newcomer's own admission. What came before is not the newcomer's to judge.
 * Takes any value and never throws.
 */
export async function verifyFirstRoster(
  value: unknown,
  expected: { network: string; epoch: number; root: string },
): Promise<SuccessionVerdict> {
  if (!isRoster(value)) return { ok: false, reason: "malformed" };
  const isRoot = (await fingerprint(fromBase64url(value.maker))) === expected.root;
  const reason = isRoot ? await whyNotSucceeding(value, { ...expected, known: "whoever" }) : "unknown-maker";
  return reason ? { ok: false, reason } : { ok: true, roster: value };
}

/** The public keys a roster lists, by member id. */
export function keysOfRoster({ members }: Roster): Map<string, KnownKeys> {
  return new Map(members.map(({ member, signing, sealing }) => [member, { signing, sealing }]));
}
