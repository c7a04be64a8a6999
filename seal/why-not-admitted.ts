import {
  type Admission,
  admissionMessage,
  type Certificate,
  certificateMessage,
  introductionMessage,
  type Role,
  returnMessage,
  roles,
} from "./admission-form";
import { fromBase64url } from "./bytes";
import { fingerprint } from "./fingerprint";
import { isSigned } from "./signing";

/** Somebody who may vouch: their role, and their id where it is known. */
export type Maker = { role: Role; member: string | null };

/**
 * Against what an admission is checked. `founder` is the fingerprint of the network's founder, who counts as a maker
 * without being listed; leave it out where the founder's word no longer counts by itself (after a change of keys).
 * `makers` are members already verified, by their public signing key in base64url. `epoch` and `root` are what the
 * admission has to say; each is checked when given. `now` is in milliseconds since 1970 UTC.
 */
export type AdmissionContext = {
  network: string;
  founder?: string;
  makers?: ReadonlyMap<string, Maker>;
  epoch?: number;
  root?: string;
  now?: number;
};

export type AdmissionFault =
  | "malformed"
  | "other-network"
  | "other-epoch"
  | "other-root"
  | "bad-proof"
  | "not-founder"
  | "unknown-maker"
  | "role-too-high"
  | "certificate-differs"
  | "bad-certificate"
  | "expired"
  | "bad-signature"
  | "needs-second"
  | "bad-second"
  | "contested"
  | "keys-changed"
  | "key-in-use"
  | "certificate-used-twice";

/** The first thing wrong with a well-formed admission, or null; see `verifyAdmission`. Never throws. */
export async function whyNotAdmitted(
  admission: Admission,
  context: AdmissionContext,
): Promise<AdmissionFault | null> {
  const { network, signing, maker, proof, certificate, signature, role } = admission;
  if (network !== context.network) return "other-network";
  if (context.epoch !== undefined && admission.epoch !== context.epoch) return "other-epoch";
  if (context.root !== undefined && admission.root !== context.root) return "other-root";
  if (!(await isSigned(signing, proof, introductionMessage(admission)))) return "bad-proof";
  const by = await findMaker(maker, context);
  if (signing === maker && (!(await isFounder(maker, context)) || certificate)) return "not-founder";
  if (!by) return "unknown-maker";
  if (roles.indexOf(role) > roles.indexOf(by.role)) return "role-too-high";
  const fault = certificate ? await whyNotCertified(certificate, admission, context.now) : null;
  if (fault) return fault;
  const signer = certificate ? certificate.oneTime : maker;
  if (!(await isSigned(signer, signature, admissionMessage(admission)))) return "bad-signature";
  return whyNotSeconded(admission, by, context);
}

async function whyNotCertified(
  certificate: Certificate,
  admission: Admission,
  now: number | undefined,
): Promise<AdmissionFault | null> {
  const same = (["network", "role", "epoch", "root", "maker"] as const).every(
    (key) => certificate[key] === admission[key],
  );
  const isTheirs = certificate.member === undefined || certificate.member === admission.member;
  if (!same || !isTheirs) return "certificate-differs";
  const { signature, expires } = certificate;
  if (!(await isSigned(admission.maker, signature, certificateMessage(certificate))))
    return "bad-certificate";
  return now !== undefined && now >= expires ? "expired" : null;
}

/** One who comes back needs two members, and neither may be themselves with the keys they say they lost. */
async function whyNotSeconded(
  admission: Admission,
  first: Maker,
  context: AdmissionContext,
): Promise<AdmissionFault | null> {
  const { member, signing, maker, certificate, second } = admission;
  if (!second) return certificate?.member === undefined ? null : "needs-second";
  const other = await findMaker(second.maker, context);
  if (!other || second.maker === maker || [maker, second.maker].includes(signing)) return "bad-second";
  if ([first.member, other.member].includes(member)) return "bad-second";
  if (first.member !== null && first.member === other.member) return "bad-second";
  const message = returnMessage(admission, second.maker);
  return (await isSigned(second.maker, second.signature, message)) ? null : "bad-second";
}

async function findMaker(key: string, context: AdmissionContext): Promise<Maker | undefined> {
  const known = context.makers?.get(key);
  if (known?.role === "coordinator") return known;
  return (await isFounder(key, context)) ? { role: "coordinator", member: known?.member ?? null } : known;
}

async function isFounder(key: string, { founder }: AdmissionContext): Promise<boolean> {
  return founder !== undefined && (await fingerprint(fromBase64url(key))) === founder;
}
