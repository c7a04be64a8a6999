import {
  type Admission,
  type AdmissionContext,
  type AdmissionFault,
  type Role,
  type Verdict,
  verifyAdmission,
} from "./admission";
import { isAdmission } from "./admission-form";
import { fromBase64url } from "./bytes";
import { fingerprint } from "./fingerprint";

/**
 * Who of a network's members is really one: the founder, whoever the founder let in, whoever those let in, and so on.
 * A verdict for every member id; to one that is not `ok` nothing may be sealed. The network is the one the founder's
 * own admission names. Beyond `verifyAdmission` it refuses a member id that occurs twice (`contested`), one signing key
 * under two ids (`key-in-use`) and a certificate that let in two (`certificate-used-twice`), each time all concerned.
 * Expiry is not checked, for the reason `verifyAdmission` gives. Takes any values and never throws; an entry without an
 * id has no verdict.
 */
export async function verifyRoster(
  admissions: readonly unknown[],
  founderFingerprint: string,
): Promise<Map<string, Verdict>> {
  const ids = admissions.flatMap(memberId);
  const twice = repeated(ids);
  const verdicts = new Map(ids.map((id) => [id, refused(twice.has(id) ? "contested" : "malformed")]));
  const sound = admissions.filter(isAdmission).filter(({ member }) => !twice.has(member));
  for (const { member } of sound) verdicts.set(member, refused("unknown-maker"));

  const network = await findNetwork(sound, founderFingerprint);
  const makers = new Map<string, Role>();
  // A generation: those whose voucher has been verified. The founder vouches for themselves.
  let generation = sound.filter(({ maker, signing }) => maker === signing);
  let waiting = sound.filter(({ maker, signing }) => maker !== signing);
  while (generation.length > 0) {
    const judged = await judge(generation, { network, founder: founderFingerprint, makers });
    for (const [member, verdict] of judged) {
      verdicts.set(member, verdict);
      if (verdict.ok) makers.set(verdict.admission.signing, verdict.admission.role);
    }
    generation = waiting.filter(({ maker }) => makers.has(maker));
    waiting = waiting.filter(({ maker }) => !makers.has(maker));
  }
  return verdicts;
}

async function judge(
  generation: readonly Admission[],
  context: AdmissionContext,
): Promise<[string, Verdict][]> {
  const judged = await Promise.all(generation.map((admission) => verifyAdmission(admission, context)));
  const admitted = judged.flatMap((verdict) => (verdict.ok ? [verdict.admission] : []));
  const keys = repeated(admitted.map(({ signing }) => signing));
  const certificates = repeated(admitted.flatMap(({ certificate }) => certificate?.oneTime ?? []));
  return generation.map(({ member, signing, certificate }, index) => {
    const verdict = judged[index] ?? refused("malformed");
    if (!verdict.ok) return [member, verdict];
    if (keys.has(signing) || context.makers?.has(signing)) return [member, refused("key-in-use")];
    if (certificate && certificates.has(certificate.oneTime))
      return [member, refused("certificate-used-twice")];
    return [member, verdict];
  });
}

/** The network that the founder says they founded; no network at all when the founder is not among these. */
async function findNetwork(admissions: readonly Admission[], founder: string): Promise<string> {
  for (const { signing, maker, network } of admissions) {
    if (signing === maker && (await fingerprint(fromBase64url(signing))) === founder) return network;
  }
  return "";
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
