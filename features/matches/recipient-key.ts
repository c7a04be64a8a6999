import type { Answer } from "@/features/access/ask-server";
import { load } from "@/features/access/send";
import { findKeycard } from "@/features/keyring/keycard";
import type { Keyring } from "@/features/keyring/keyring";
import type { KeyList, MemberKeyCard } from "@/features/members/list-keys";

/**
 * The key to seal to a member with (base64url), or null when nobody in the chain from the founder on has vouched for
 * it: the server's word alone is not enough. Asked for once per network and tab, and again for a member who is new.
 */
export async function findRecipientKey(keyring: Keyring, member: string): Promise<Answer<string | null>> {
  const { network } = keyring;
  const known = await vouched.get(network);
  if (known?.ok && known.value.has(member)) return { ok: true, value: known.value.get(member) ?? null };
  const asking = listVouchedKeys(keyring);
  vouched.set(network, asking);
  const keys = await asking;
  return keys.ok ? { ok: true, value: keys.value.get(member) ?? null } : keys;
}

type VouchedKeys = ReadonlyMap<string, string>;

const vouched = new Map<string, Promise<Answer<VouchedKeys>>>();

async function listVouchedKeys(keyring: Keyring): Promise<Answer<VouchedKeys>> {
  const [listed, keycard] = await Promise.all([
    load<KeyList>(keyring.network, "keys"),
    findKeycard(keyring.network),
  ]);
  if (!listed.ok) return listed;
  if (!keycard) return { ok: true, value: new Map() };
  const { verifyRoster } = await import("@/seal/roster");
  const opened = await Promise.all(listed.value.members.map((card) => openAdmission(keyring, card)));
  const verdicts = await verifyRoster(opened, keycard.founder);
  const keys = [...verdicts].flatMap(([member, verdict]) =>
    verdict.ok ? [[member, verdict.admission.sealing] as const] : [],
  );
  return { ok: true, value: new Map(keys) };
}

/** Null for one that does not open or is no JSON: its member stays without a key. */
async function openAdmission(keyring: Keyring, card: MemberKeyCard): Promise<unknown> {
  const at = { table: "members", row: card.id, field: "admission", epoch: card.admissionEpoch };
  try {
    const admission: unknown = JSON.parse(await keyring.open(card.admission, at));
    return isOf(admission, card.id) ? admission : null;
  } catch {
    return null;
  }
}

/** The admission of somebody else, put into this row, says nothing about whose row it is. */
function isOf(admission: unknown, member: string): boolean {
  return (
    typeof admission === "object" &&
    admission !== null &&
    "member" in admission &&
    admission.member === member
  );
}
