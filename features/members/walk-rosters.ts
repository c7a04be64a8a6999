import type { KeysTrouble } from "@/features/keyring/keys-trouble";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { fingerprint } from "@/seal/fingerprint";
import type { KnownKeys } from "@/seal/roster";
import { openRoster } from "@/seal/roster-seal";
import { keysOfRoster, type Roster, verifyFirstRoster, verifySuccession } from "@/seal/succession";
import type { KeyList } from "./list-keys";
import { isAnchored, type OpenedEnvelope } from "./open-envelopes";
import type { Reader } from "./reader";

/** What is known of a network when an epoch began. */
export type Standing = {
  readonly epoch: number;
  /** Fingerprint of the one by whose word everybody is known: the maker of the epoch's roster, first the founder. */
  readonly root: string;
  /** Public keys by member id. */
  readonly known: ReadonlyMap<string, KnownKeys>;
  /** Null in the first epoch. */
  readonly roster: Roster | null;
};

type Envelopes = ReadonlyMap<number, OpenedEnvelope>;

/**
 * Goes from what the reader knows to the epoch of the list, one roster after the other, and believes each only by what
 * was known before it (`verifySuccession`). A reader who knows nothing yet begins where they came in: with their first
 * envelope, which they or the one who let them in made. Nothing at all is believed when one step does not hold.
 */
export async function walkRosters(
  list: KeyList,
  envelopes: Envelopes,
  reader: Reader,
): Promise<Standing | KeysTrouble> {
  let standing = await findStart(list, envelopes, reader);
  while (typeof standing === "object" && standing.epoch < list.epoch) {
    standing = await takeStep(standing, list, envelopes, reader);
  }
  return standing;
}

async function findStart(
  list: KeyList,
  envelopes: Envelopes,
  reader: Reader,
): Promise<Standing | KeysTrouble> {
  const { epoch, root, members } = reader.pinned;
  if (epoch > 0) return startAt(epoch, root, new Map(Object.entries(members)), list, envelopes, reader);
  const first = [...envelopes.values()].sort((a, b) => a.epoch - b.epoch)[0];
  if (!first || !(await isAnchored(first, reader))) return "untrusted";
  return startAt(first.epoch, first.root, new Map(), list, envelopes, reader);
}

/** The roster of the first epoch that counts was judged before, or by the one who let the reader in. */
async function startAt(
  epoch: number,
  root: string,
  known: ReadonlyMap<string, KnownKeys>,
  list: KeyList,
  envelopes: Envelopes,
  reader: Reader,
): Promise<Standing | KeysTrouble> {
  if (epoch === 1) return { epoch, root, known: withSelf(known, reader), roster: null };
  const sealed = await openRosterOf(epoch, list, envelopes, reader);
  const verdict = await verifyFirstRoster(sealed, { network: reader.network, epoch, root });
  if (!verdict.ok) return "untrusted";
  const { roster } = verdict;
  const all = new Map([...keysOfRoster(roster), ...known]);
  return { epoch, root, known: withSelf(all, reader), roster };
}

async function takeStep(
  { epoch: before, root: founder, known }: Standing,
  list: KeyList,
  envelopes: Envelopes,
  reader: Reader,
): Promise<Standing | KeysTrouble> {
  const epoch = before + 1;
  const verdict = await verifySuccession(await openRosterOf(epoch, list, envelopes, reader), {
    ...{ network: reader.network, epoch, known },
    ...(before === 1 && { founder }),
  });
  if (!verdict.ok) return verdict.reason === "keys-changed" ? "keys-changed" : "untrusted";
  const { roster } = verdict;
  const root = await fingerprint(fromBase64url(roster.maker));
  const envelope = envelopes.get(epoch);
  // Whoever makes the roster gives the key.
  const isWhole = envelope?.maker === roster.maker && envelope.root === root;
  return isWhole ? { epoch, root, known: keysOfRoster(roster), roster } : "untrusted";
}

async function openRosterOf(
  epoch: number,
  list: KeyList,
  envelopes: Envelopes,
  { network, epochKeys }: Reader,
): Promise<unknown> {
  const key = envelopes.get(epoch)?.key ?? epochKeys[epoch];
  const entry = list.rosters.find((roster) => roster.epoch === epoch);
  if (!key || !entry) return null;
  try {
    return await openRoster(key, fromBase64url(entry.roster), { network, epoch });
  } catch {
    return null;
  }
}

function withSelf(
  known: ReadonlyMap<string, KnownKeys>,
  { member, memberKeys }: Reader,
): ReadonlyMap<string, KnownKeys> {
  const signing = toBase64url(memberKeys.signing.publicKey);
  const sealing = toBase64url(memberKeys.sealing.publicKey);
  return new Map([...known, [member, { signing, sealing }]]);
}
