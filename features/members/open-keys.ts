import { fromBase64url, toBase64url } from "@/seal/bytes";
import { openEpochKey } from "@/seal/epoch-envelope";
import type { MemberKeys } from "@/seal/member-keys";
import { importEpochKey, openFromNetwork } from "@/seal/network-seal";
import { verifyRoster } from "@/seal/roster";
import type { KeyList, MemberKeyCard } from "./list-keys";

/** One's own network keys, and the sealing keys (base64url) of members whose admission leads back to the founder. */
export type OpenedKeys = {
  /** 32 raw bytes by epoch. */
  readonly epochKeys: ReadonlyMap<number, Uint8Array>;
  readonly trusted: ReadonlyMap<string, string>;
};

type Reader = { readonly network: string; readonly founder: string; readonly memberKeys: MemberKeys };

/**
 * Opens what the server gave: one's own envelopes, everybody's admission, and checks both against the founder's
 * fingerprint. Null when the list is not to be trusted: an envelope that does not open, or one that nobody verified
 * made, or oneself not among the verified. A single member who cannot be verified is only left out.
 */
export async function openKeys(list: KeyList, reader: Reader): Promise<OpenedKeys | null> {
  const envelopes = await Promise.all(list.epochKeys.map((key) => openEnvelope(list, key, reader)));
  const opened = envelopes.filter((envelope) => envelope !== null);
  const epochKeys = new Map(opened.map(({ epoch, epochKey }) => [epoch, epochKey]));
  const { trusted, makers } = await verifyMembers(list, epochKeys, reader);
  const isSound =
    opened.length === list.epochKeys.length &&
    opened.length > 0 &&
    opened.every(({ maker }) => makers.has(maker)) &&
    trusted.has(list.member);
  return isSound ? { epochKeys, trusted } : null;
}

type Envelope = KeyList["epochKeys"][number];

async function openEnvelope(
  { member }: KeyList,
  { epoch, envelope }: Envelope,
  { network, memberKeys }: Reader,
) {
  try {
    const place = { network, epoch, member };
    const { epochKey, maker } = await openEpochKey(memberKeys.sealing, fromBase64url(envelope), place);
    return { epoch, epochKey, maker: toBase64url(maker) };
  } catch {
    return null;
  }
}

async function verifyMembers(list: KeyList, epochKeys: ReadonlyMap<number, Uint8Array>, reader: Reader) {
  const seals = new Map<number, CryptoKey>();
  for (const [epoch, raw] of epochKeys) seals.set(epoch, await importEpochKey(raw));
  const admissions = await Promise.all(
    list.members.map((card) => openAdmission(card, reader.network, seals)),
  );
  const verdicts = await verifyRoster(admissions, { network: reader.network, founder: reader.founder });
  const verified = list.members.filter(({ id, signingKey, sealingKey }) => {
    const verdict = verdicts.get(id);
    // The admission speaks of keys; the row has to hold the same ones.
    return (
      verdict?.ok && verdict.admission.signing === signingKey && verdict.admission.sealing === sealingKey
    );
  });
  return {
    trusted: new Map(verified.map(({ id, sealingKey }) => [id, sealingKey])),
    makers: new Set(
      [...verdicts.values()].flatMap((verdict) => (verdict.ok ? verdict.admission.signing : [])),
    ),
  };
}

/**
 * Null for one that does not open, or speaks of somebody else: then nobody vouches for that member. A newcomer seals
 * their own, and one that names another member would make that member's the one in doubt.
 */
async function openAdmission(
  { id, admission, admissionEpoch }: MemberKeyCard,
  network: string,
  seals: ReadonlyMap<number, CryptoKey>,
): Promise<unknown> {
  const seal = admissionEpoch === null ? undefined : seals.get(admissionEpoch);
  if (!seal || admission === null || admissionEpoch === null) return null;
  const at = { network, table: "members", row: id, field: "admission", epoch: admissionEpoch };
  try {
    const opened: unknown = JSON.parse(await openFromNetwork(seal, fromBase64url(admission), at));
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
