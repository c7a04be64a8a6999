import {
  type Admission,
  admissionMessage,
  type Certificate,
  certificateMessage,
  introductionMessage,
  type Role,
  roles,
} from "./admission-form";
import { fromBase64url } from "./bytes";
import { fingerprint } from "./fingerprint";
import { verify } from "./signing";

/**
 * Against what an admission is checked. `founder` is the fingerprint that came with the invite. `makers` are the roles
 * of members already verified, by their public signing key in base64url; the founder counts without being listed.
 */
export type AdmissionContext = {
  network: string;
  founder: string;
  makers?: ReadonlyMap<string, Role>;
  now?: number;
};

export type AdmissionFault =
  | "malformed"
  | "other-network"
  | "bad-proof"
  | "not-founder"
  | "unknown-maker"
  | "role-too-high"
  | "certificate-differs"
  | "bad-certificate"
  | "expired"
  | "bad-signature"
  | "contested"
  | "key-in-use"
  | "certificate-used-twice";

/** The first thing wrong with a well-formed admission, or null; see `verifyAdmission`. Never throws. */
export async function whyNotAdmitted(
  admission: Admission,
  context: AdmissionContext,
): Promise<AdmissionFault | null> {
  const { network, signing, maker, proof, certificate, signature, role } = admission;
  if (network !== context.network) return "other-network";
  if (!(await isSigned(signing, proof, introductionMessage(admission)))) return "bad-proof";
  const byFounder = (await fingerprint(fromBase64url(maker))) === context.founder;
  if (signing === maker && (!byFounder || certificate)) return "not-founder";
  const makerRole = byFounder ? "coordinator" : context.makers?.get(maker);
  if (!makerRole) return "unknown-maker";
  if (roles.indexOf(role) > roles.indexOf(makerRole)) return "role-too-high";
  const fault = certificate ? await whyNotCertified(certificate, admission, context.now) : null;
  if (fault) return fault;
  const signer = certificate ? certificate.oneTime : maker;
  return (await isSigned(signer, signature, admissionMessage(admission))) ? null : "bad-signature";
}

async function whyNotCertified(
  certificate: Certificate,
  admission: Admission,
  now: number | undefined,
): Promise<AdmissionFault | null> {
  const same = (["network", "role", "epoch", "maker"] as const).every(
    (key) => certificate[key] === admission[key],
  );
  if (!same) return "certificate-differs";
  const { signature, expires } = certificate;
  if (!(await isSigned(admission.maker, signature, certificateMessage(certificate))))
    return "bad-certificate";
  return now !== undefined && now >= expires ? "expired" : null;
}

function isSigned(publicKey: string, signature: string, message: Uint8Array): Promise<boolean> {
  return verify(fromBase64url(publicKey), fromBase64url(signature), message);
}
