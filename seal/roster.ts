import { type Admission, type AdmissionFault, type Verdict, verifyAdmission } from "./admission";
import { isAdmission } from "./admission-form";
import { fromBase64url } from "./bytes";
import { fingerprint } from "./fingerprint";
import type { AdmissionContext, Maker } from "./why-not-admitted";

/** The public keys by which a member is known, base64url. */
export type KnownKeys = { readonly signing: string; readonly sealing: string };

/**
 * Where chains of admissions begin: with the founder (`founder`, the fingerprint), with members whose keys the reader
 * knows already (`known`, by member id), or with both. `epoch` and `root` are what every admission has to say, each
 * checked when given.
 */
export type ChainRoot = {
  network: string;
  founder?: string;
  known?: ReadonlyMap<string, KnownKeys>;
  epoch?: number;
  root?: string;
};

/**
 * Who of those with an admission is really a member: whoever the root let in, whoever those let in, and so on. A
 * verdict for every member id; to one that is not `ok` nothing may be sealed. Beyond `verifyAdmission` it refuses a
 * member id that occurs twice (`contested`), one signing key under two ids (`key-in-use`) and a certificate that let in
 * two (`certificate-used-twice`), each time all concerned, and other keys for a known member unless two others vouch
 * for them (`keys-changed`). The keys a member had before they came back still count for those they had let in. Expiry
 * is not checked, for the reason `verifyAdmission` gives. Takes any values and never throws; an entry without an id has
 * no verdict.
 */
export async function verifyRoster(
  admissions: readonly unknown[],
  chain: ChainRoot,
): Promise<Map<string, Verdict>> {
  const ids = admissions.flatMap(memberId);
  const twice = repeated(ids);
  const verdicts = new Map(ids.map((id) => [id, refused(twice.has(id) ? "contested" : "malformed")]));
  const sound = admissions.filter(isAdmission).filter(({ member }) => !twice.has(member));
  for (const { member } of sound) verdicts.set(member, refused("unknown-maker"));

  const { network, founder, epoch, root } = chain;
  const makers = await firstMakers(sound, chain);
  let waiting = sound;
  for (;;) {
    // A generation: those whose vouchers have been verified.
    const generation = waiting.filter((admission) => makersOf(admission).every((key) => makers.has(key)));
    if (generation.length === 0) return verdicts;
    waiting = waiting.filter((admission) => !generation.includes(admission));
    const judged = await judge(generation, { network, founder, epoch, root, makers }, chain.known);
    for (const [member, verdict] of judged) {
      verdicts.set(member, verdict);
      if (!verdict.ok) continue;
      const { signing, role } = verdict.admission;
      makers.set(signing, { role, member });
    }
  }
}

/** The known members, and the founder under every key in these admissions that has the founder's fingerprint. */
async function firstMakers(
  admissions: readonly Admission[],
  { founder, known }: ChainRoot,
): Promise<Map<string, Maker>> {
  const makers = new Map<string, Maker>();
  for (const key of founder ? new Set(admissions.flatMap(makersOf)) : []) {
    if ((await fingerprint(fromBase64url(key))) === founder)
      makers.set(key, { role: "coordinator", member: null });
  }
  for (const [member, { signing }] of known ?? []) {
    makers.set(signing, { role: makers.get(signing)?.role ?? "member", member });
  }
  return makers;
}

function makersOf({ maker, second }: Admission): string[] {
  return second ? [maker, second.maker] : [maker];
}

async function judge(
  generation: readonly Admission[],
  context: AdmissionContext & { makers: ReadonlyMap<string, Maker> },
  known: ChainRoot["known"],
): Promise<[string, Verdict][]> {
  const judged = await Promise.all(generation.map((admission) => verifyAdmission(admission, context)));
  const admitted = judged.flatMap((verdict) => (verdict.ok ? [verdict.admission] : []));
  const keys = repeated(admitted.map(({ signing }) => signing));
  const certificates = repeated(admitted.flatMap(({ certificate }) => certificate?.oneTime ?? []));
  return generation.map((admission, index) => {
    const { member, signing, sealing, certificate, second } = admission;
    const verdict = judged[index] ?? refused("malformed");
    if (!verdict.ok) return [member, verdict];
    const before = known?.get(member);
    if (before && !second && (before.signing !== signing || before.sealing !== sealing))
      return [member, refused("keys-changed")];
    const holder = context.makers.get(signing);
    if (keys.has(signing) || (holder && holder.member !== null && holder.member !== member))
      return [member, refused("key-in-use")];
    if (certificate && certificates.has(certificate.oneTime))
      return [member, refused("certificate-used-twice")];
    return [member, verdict];
  });
}

function memberId(value: unknown): string[] {
  const named = typeof value === "object" && value !== null && "member" in value ? value.member : null;
  return typeof named === "string" ? [named] : [];
}

function repeated(values: readonly string[]): Set<string> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}

function refused(reason: AdmissionFault): Verdict {
  return { ok: false, reason };
}
