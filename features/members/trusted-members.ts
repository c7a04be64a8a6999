import type { KeysTrouble } from "@/features/keyring/keys-trouble";
import type { Admission } from "@/seal/admission";
import { fromBase64url } from "@/seal/bytes";
import { openFromNetwork } from "@/seal/network-seal";
import { verifyRoster } from "@/seal/roster";
import type { KeyList, MemberKeyCard } from "./list-keys";
import type { Standing } from "./walk-rosters";

/** A member who is believed: public keys in base64url, who vouched, and the admission where it is of this epoch. */
export type TrustedMember = {
  readonly signing: string;
  readonly sealing: string;
  /** Null for the one with whom the network began, and where nobody knows any more. */
  readonly vouchedBy: string | null;
  readonly admission: Admission | null;
};

/** Who has left of those known. */
export type Left = { readonly left: ReadonlySet<string> };

/**
 * Who of those listed is believed in this epoch: whoever is known from before with the same keys and has not left, and
 * whoever came in, or came back, by a chain of admissions that begins with these. For the others, why not.
 */
export async function judgeMembers(
  list: KeyList,
  { epoch, root, known, roster, left }: Standing & Left,
  key: CryptoKey,
  network: string,
): Promise<{ trusted: Map<string, TrustedMember>; doubted: Map<string, KeysTrouble> }> {
  const admissions = await Promise.all(list.members.map((card) => openAdmission(card, network, epoch, key)));
  const chain = { network, epoch, root, known, ...(epoch === 1 && { founder: root }) };
  const verdicts = await verifyRoster(admissions, chain);
  const vouchers = new Map(roster?.members.map(({ member, vouchedBy }) => [member, vouchedBy]));
  const holders = new Map([...known].map(([member, { signing }]) => [signing, member]));
  for (const [member, verdict] of verdicts) if (verdict.ok) holders.set(verdict.admission.signing, member);

  const trusted = new Map<string, TrustedMember>();
  const doubted = new Map<string, KeysTrouble>();
  for (const { id, signingKey, sealingKey } of list.members) {
    const verdict = verdicts.get(id);
    const admission = verdict?.ok ? verdict.admission : null;
    const keys = admission ?? known.get(id);
    if (left.has(id)) {
      // Whoever leaves comes back as somebody new; their row and admission may lie in a copy of the tables.
      doubted.set(id, "untrusted");
      continue;
    }
    if (keys?.signing !== signingKey || keys.sealing !== sealingKey) {
      doubted.set(id, known.has(id) ? "keys-changed" : "untrusted");
      continue;
    }
    const voucher = admission && admission.maker !== admission.signing ? holders.get(admission.maker) : null;
    const vouchedBy = (admission ? voucher : vouchers.get(id)) ?? null;
    trusted.set(id, { signing: signingKey, sealing: sealingKey, vouchedBy, admission });
  }
  return { trusted, doubted };
}

/**
 * Null for one that is of another epoch, does not open, or speaks of somebody else: then nobody vouches for that member.
 * A newcomer seals their own, and one that names another member would make that member's the one in doubt.
 */
async function openAdmission(
  { id, admission }: MemberKeyCard,
  network: string,
  epoch: number,
  key: CryptoKey,
): Promise<unknown> {
  if (admission === null) return null;
  const at = { network, table: "members", row: id, field: "admission", epoch };
  try {
    const opened: unknown = JSON.parse(await openFromNetwork(key, fromBase64url(admission), at));
    return isAbout(opened, id) ? opened : null;
  } catch {
    return null;
  }
}

function isAbout(admission: unknown, id: string): boolean {
  return (
    typeof admission === "object" && admission !== null && "member" in admission && admission.member === id
  );
}
