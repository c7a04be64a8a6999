import {
  type Admission,
  admissionMessage,
  type Certificate,
  certificateMessage,
  type Introduction,
  introductionMessage,
  isAdmission,
  type Role,
  roles,
} from "./admission-form";
import { fromBase64url, sha256, toBase64url } from "./bytes";
import type { SigningKeys } from "./curves";
import type { MemberKeys } from "./member-keys";
import { sign, verify } from "./signing";

export type { Admission, Certificate, Introduction, Role };

/** What an admission is accepted for. */
export type Grant = { role: Role; epoch: number };

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

export type Verdict = { ok: true; admission: Admission } | { ok: false; reason: AdmissionFault };

/** 16 bytes of the SHA-256 of a public signing key, in base64url: 22 letters that stand for a founder in a link. */
export async function fingerprint(signingPublic: Uint8Array): Promise<string> {
  return toBase64url((await sha256(signingPublic)).subarray(0, 16));
}

/** A newcomer's public keys and id, signed with the private half of the signing key. */
export async function introduce(
  keys: MemberKeys,
  { network, member }: { network: string; member: string },
): Promise<Introduction> {
  const signing = toBase64url(keys.signing.publicKey);
  const stated = { network, member, signing, sealing: toBase64url(keys.sealing.publicKey) };
  return { ...stated, proof: toBase64url(await sign(keys.signing, introductionMessage(stated))) };
}

/** The founder's admission, a coordinator's, by their own key: the root of every chain in the network. */
export async function selfAdmit(
  keys: MemberKeys,
  { network, member, epoch }: { network: string; member: string; epoch: number },
): Promise<Admission> {
  return admit(keys.signing, await introduce(keys, { network, member }), { role: "coordinator", epoch });
}

/** A member lets a newcomer in whose introduction came to them on a way they trust. RangeError for a bad epoch. */
export async function admit(
  maker: SigningKeys,
  introduction: Introduction,
  grant: Grant,
): Promise<Admission> {
  return signAdmission(maker, { ...introduction, ...grant, maker: toBase64url(maker.publicKey) });
}

/**
 * A member vouches beforehand for whoever will hold a one-time key: `expires` in milliseconds since 1970 UTC.
 * RangeError for an epoch or expiry that is not a whole number from 0 on.
 */
export async function certify(
  maker: SigningKeys,
  oneTimePublic: Uint8Array,
  grant: Grant & { network: string; expires: number },
): Promise<Certificate> {
  const { network, role, epoch, expires } = grant;
  const oneTime = toBase64url(oneTimePublic);
  const stated = { network, role, epoch, expires, oneTime, maker: toBase64url(maker.publicKey) };
  return { ...stated, signature: toBase64url(await sign(maker, certificateMessage(stated))) };
}

/** A newcomer admits themselves by a certificate, with the one-time keys that came with it. Does not check either. */
export async function admitByCertificate(
  oneTime: SigningKeys,
  certificate: Certificate,
  introduction: Introduction,
): Promise<Admission> {
  const { role, epoch, maker } = certificate;
  return signAdmission(oneTime, { ...introduction, role, epoch, maker, certificate });
}

/**
 * Checks one link of the chain: the newcomer's proof, the voucher (the founder, or one of `makers`), a role no higher
 * than the voucher's own admission gave, a certificate that says the same, and every signature. Takes any value and
 * never throws. Pass `now` (milliseconds since 1970 UTC) only when a certificate is being redeemed: later nobody can
 * tell when that was, so an expiry that has passed since says nothing. For a whole network use `verifyRoster`.
 */
export async function verifyAdmission(value: unknown, context: AdmissionContext): Promise<Verdict> {
  const reason = isAdmission(value) ? await whyNotAdmitted(value, context) : "malformed";
  return reason ? { ok: false, reason } : { ok: true, admission: value as Admission };
}

async function whyNotAdmitted(
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
  const { maker, signature, expires } = certificate;
  if (!(await isSigned(maker, signature, certificateMessage(certificate)))) return "bad-certificate";
  return now !== undefined && now >= expires ? "expired" : null;
}

async function signAdmission(keys: SigningKeys, stated: Omit<Admission, "signature">): Promise<Admission> {
  return { ...stated, signature: toBase64url(await sign(keys, admissionMessage(stated))) };
}

function isSigned(publicKey: string, signature: string, message: Uint8Array): Promise<boolean> {
  return verify(fromBase64url(publicKey), fromBase64url(signature), message);
}
