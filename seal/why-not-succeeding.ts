import { verifyRemoval } from "./removal";
import { type KnownKeys, verifyRoster } from "./roster";
import { isSigned } from "./signing";
import { type RemovalStatement, type Roster, rosterMessage } from "./succession-form";

/**
 * What a reader goes by when a roster comes: the public keys verified in the epoch before, by member id (`known`), and
 * the founder's fingerprint (`founder`) when that was the first epoch.
 */
export type Predecessors = { known: ReadonlyMap<string, KnownKeys>; founder?: string };

export type SuccessionFault =
  | "malformed"
  | "other-network"
  | "other-epoch"
  | "bad-signature"
  | "unknown-maker"
  | "maker-missing"
  | "contested"
  | "key-in-use"
  | "removal-unbacked"
  | "removed-listed"
  | "keys-changed";

/**
 * How many epochs a removal may wait for the one who carries it out, the one it was asked in included: changes of keys
 * in between should not lose it, and what was asked for and never done should not hang over anybody for good.
 */
export const removalEpochs = 3;

/**
 * The first thing wrong with a well-formed roster, or null; see `verifySuccession`. `known: "whoever"` leaves out all
 * that only those can judge who knew the epoch before. Never throws.
 */
export async function whyNotSucceeding(
  roster: Roster,
  expected: { network: string; epoch: number } & (Predecessors | { known: "whoever" }),
): Promise<SuccessionFault | null> {
  const { network, epoch, maker, members, removals } = roster;
  if (network !== expected.network) return "other-network";
  if (epoch !== expected.epoch) return "other-epoch";
  if (!(await isSigned(maker, roster.signature, rosterMessage(roster)))) return "bad-signature";
  const fault = whyNotConsistent(roster);
  if (fault || expected.known === "whoever") return fault;

  const { known } = expected;
  const before = await knownThrough(roster, { ...expected, known });
  const isMaker = (member: string | undefined) =>
    member !== undefined && before.get(member)?.signing === maker;
  if (!isMaker(members.find(({ signing }) => signing === maker)?.member)) return "unknown-maker";
  const backed = await Promise.all(removals.map((removal) => isBacked(removal, roster, before)));
  if (backed.includes(false)) return "removal-unbacked";
  const changed = members.some(({ member, signing, sealing }) => {
    const keys = before.get(member);
    return keys !== undefined && (keys.signing !== signing || keys.sealing !== sealing);
  });
  return changed ? "keys-changed" : null;
}

/** What a roster says by itself: nobody twice, its maker in it, and none of the removed. */
function whyNotConsistent({ maker, members, removals }: Roster): SuccessionFault | null {
  const ids = new Set(members.map(({ member }) => member));
  if (ids.size !== members.length) return "contested";
  if (new Set(members.map(({ signing }) => signing)).size !== members.length) return "key-in-use";
  if (!members.some(({ signing }) => signing === maker)) return "maker-missing";
  return removals.some(({ member }) => ids.has(member)) ? "removed-listed" : null;
}

/** The keys known before, with whoever the paths add to them and whoever two members brought back. */
async function knownThrough(
  { network, epoch, paths }: Roster,
  { known, founder }: Predecessors,
): Promise<ReadonlyMap<string, KnownKeys>> {
  const verdicts = await verifyRoster(paths, { network, epoch: epoch - 1, known, founder });
  const through = new Map(known);
  for (const [member, verdict] of verdicts) {
    if (!verdict.ok) continue;
    const { signing, sealing } = verdict.admission;
    through.set(member, { signing, sealing });
  }
  return through;
}

async function isBacked(
  removal: RemovalStatement,
  { network, epoch, maker }: Roster,
  known: ReadonlyMap<string, KnownKeys>,
): Promise<boolean> {
  const isCurrent = removal.epoch < epoch && epoch - removal.epoch <= removalEpochs;
  return isCurrent && removal.asker !== maker && (await verifyRemoval(removal, { network, known })) !== null;
}
