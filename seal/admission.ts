import {
  type Admission,
  admissionMessage,
  type Certificate,
  certificateMessage,
  type Introduction,
  introductionMessage,
  isAdmission,
  isIntroduction,
  type Role,
} from "./admission-form";
import { toBase64url } from "./bytes";
import type { SigningKeys } from "./curves";
import { fingerprint } from "./fingerprint";
import type { MemberKeys } from "./member-keys";
import { isSigned, sign } from "./signing";
import { type AdmissionContext, type AdmissionFault, whyNotAdmitted } from "./why-not-admitted";

export type { Admission, AdmissionContext, AdmissionFault, Certificate, Introduction, Role };
export { fingerprint };

/** What an admission is accepted for, and by whose word its voucher knows everybody (see `Admission`). */
export type Grant = { role: Role; epoch: number; root: string };

export type Verdict = { ok: true; admission: Admission } | { ok: false; reason: AdmissionFault };

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
  const root = await fingerprint(keys.signing.publicKey);
  return admit(keys.signing, await introduce(keys, { network, member }), {
    role: "coordinator",
    epoch,
    root,
  });
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
 * A member vouches beforehand for whoever will hold a one-time key: `expires` in milliseconds since 1970 UTC. With a
 * `member` the key only brings that member back. RangeError for an epoch or expiry that is not a whole number from 0 on.
 */
export async function certify(
  maker: SigningKeys,
  oneTimePublic: Uint8Array,
  grant: Grant & { network: string; expires: number; member?: string },
): Promise<Certificate> {
  const { network, role, epoch, root, expires, member } = grant;
  const keys = { oneTime: toBase64url(oneTimePublic), maker: toBase64url(maker.publicKey) };
  const stated = { network, role, epoch, root, expires, ...(member && { member }), ...keys };
  return { ...stated, signature: toBase64url(await sign(maker, certificateMessage(stated))) };
}

/** A newcomer admits themselves by a certificate, with the one-time keys that came with it. Does not check either. */
export async function admitByCertificate(
  oneTime: SigningKeys,
  certificate: Certificate,
  introduction: Introduction,
): Promise<Admission> {
  const { role, epoch, root, maker } = certificate;
  return signAdmission(oneTime, { ...introduction, role, epoch, root, maker, certificate });
}

/** Whether whoever holds these keys says so themselves, for this network. False for anything malformed. */
export async function verifyIntroduction(value: unknown, network: string): Promise<boolean> {
  if (!isIntroduction(value) || value.network !== network) return false;
  return isSigned(value.signing, value.proof, introductionMessage(value));
}

/**
 * Checks one link of the chain: the newcomer's proof, the voucher (the founder, or one of `makers`), a role no higher
 * than the voucher's own admission gave, a certificate that says the same, for one who comes back the word of a second
 * member, and every signature. Takes any value and never throws. Pass `now` (milliseconds since 1970 UTC) only when a
 * certificate is being redeemed: later nobody can tell when that was, so an expiry that has passed since says nothing.
 * For a whole network use `verifyRoster`.
 */
export async function verifyAdmission(value: unknown, context: AdmissionContext): Promise<Verdict> {
  const reason = isAdmission(value) ? await whyNotAdmitted(value, context) : "malformed";
  return reason ? { ok: false, reason } : { ok: true, admission: value as Admission };
}

async function signAdmission(
  keys: SigningKeys,
  stated: Omit<Admission, "signature" | "second">,
): Promise<Admission> {
  return { ...stated, signature: toBase64url(await sign(keys, admissionMessage(stated))) };
}
