import { load } from "@/features/access/send";
import type { Keyring } from "@/features/keyring/keyring";
import { openNames, type SealedMember } from "@/features/keyring/member-name";
import { doubtNames, type NameDoubt } from "./doubt-names";
import { recallNames } from "./known-names";
import { refreshKeys } from "./refresh-keys";
import { vouchPath } from "./vouch-path";

/**
 * What to know of somebody whose name says too little. `voucher` is a name; `left` when whoever vouched has left; `guest`
 * for whoever is without the app, for whom nobody vouches.
 */
export type CheckedName = NameDoubt & {
  readonly name: string;
  readonly known: "begins" | "left" | "nobody" | "unsure" | "guest" | { readonly voucher: string };
};

/**
 * Whether the name of this member or guest says who they are: null when it does, and when there is no telling. Without a line, by
 * what this device remembers. Never rejects.
 */
export async function checkName(keyring: Keyring, member: string): Promise<CheckedName | null> {
  const { people, names } = await readPeople(keyring);
  const doubt = (await doubtNames(keyring, people, names)).get(member);
  if (!doubt) return null;
  const isGuest = people.some(({ id, guest }) => id === member && guest);
  const known = isGuest ? "guest" : await findVoucher(keyring.network, member, names);
  return { ...doubt, name: names.get(member) ?? "", known };
}

async function findVoucher(
  network: string,
  member: string,
  names: ReadonlyMap<string, string>,
): Promise<CheckedName["known"]> {
  const keys = await refreshKeys(network);
  if (!keys.ok) return "unsure";
  const path = vouchPath(keys.value.trusted, member);
  if (path.length === 0) return "nobody";
  const [first = member] = path;
  const voucher = path.at(-2);
  if (voucher !== undefined) return { voucher: names.get(voucher) ?? "" };
  return keys.value.trusted.get(first)?.vouchedBy === null ? "begins" : "left";
}

/** One page may ask about several at once. */
function readPeople(keyring: Keyring): Promise<Named> {
  const { network } = keyring;
  const known = asked.get(network);
  if (known && known.at > Date.now() - fresh) return known.named;
  const named = load<SealedMember[]>(network, "people").then(async (answer) => {
    if (answer.ok) return { people: answer.value, names: await openNames(keyring, answer.value) };
    const names = await recallNames(keyring);
    return { people: [...names.keys()].map((id) => ({ id })), names };
  });
  asked.set(network, { at: Date.now(), named });
  return named;
}

type Named = {
  people: readonly { readonly id: string; readonly guest?: true }[];
  names: ReadonlyMap<string, string>;
};

/** In milliseconds. */
const fresh = 20_000;

const asked = new Map<string, { at: number; named: Promise<Named> }>();
