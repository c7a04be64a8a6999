import type { Bytes } from "./bytes";
import { canonical } from "./canonical";
import { isCount, isEncoded, isObject, isText } from "./form";

/** From lower to higher; nobody vouches for a higher one than their own. */
export const roles = ["member", "coordinator"] as const;
export type Role = (typeof roles)[number];

/** A newcomer's own statement: these keys are mine, under this id in this network. Keys and signatures are base64url. */
export type Introduction = {
  network: string;
  member: string;
  signing: string;
  sealing: string;
  proof: string;
};

/**
 * A member's word for whoever holds the private half of `oneTime`, until `expires` (milliseconds since 1970 UTC). With
 * a `member` it only helps to bring that member back, and a second member has to say so too (`secondReturn`).
 */
export type Certificate = {
  network: string;
  role: Role;
  epoch: number;
  root: string;
  expires: number;
  member?: string;
  oneTime: string;
  maker: string;
  signature: string;
};

/** The word of a second member for one who comes back with new keys; see `secondReturn`. */
export type Second = { maker: string; signature: string };

/**
 * Why a member is one: an introduction, what it was accepted for, and the public signing key of the member who vouches
 * (`maker`). `signature` is by `maker`, or by the one-time key of the certificate that `maker` signed. `root` is the
 * fingerprint of the one by whose word the voucher knows everybody: the maker of the epoch's roster, or in the first
 * epoch the founder. A newcomer knows the voucher's fingerprint from the link, and the rest follows from there.
 */
export type Admission = Introduction & {
  role: Role;
  epoch: number;
  root: string;
  maker: string;
  certificate?: Certificate;
  signature: string;
  second?: Second;
};

/** What the newcomer's signing key signs (`proof`), so that nobody passes off another member's key as their own. */
export function introductionMessage({
  network,
  member,
  signing,
  sealing,
}: Omit<Introduction, "proof">): Bytes {
  return canonical("holdfast introduction v1", [network, member, signing, sealing]);
}

/** What the vouching member's signing key signs in a certificate. */
export function certificateMessage(certificate: Omit<Certificate, "signature">): Bytes {
  const { network, role, epoch, root, expires, member = "", oneTime, maker } = certificate;
  return canonical("holdfast certificate v1", [
    ...[network, role, epoch, root, expires, member],
    ...[oneTime, maker],
  ]);
}

/** What the vouching member's signing key, or the certified one-time key, signs in an admission. */
export function admissionMessage(admission: Omit<Admission, "signature" | "second">): Bytes {
  const { network, member, role, epoch, root, signing, sealing, proof, maker, certificate } = admission;
  const certified = certificate ? certificate.signature : "";
  return canonical("holdfast admission v1", [
    ...[network, member, role, epoch, root, signing, sealing, proof],
    ...[maker, certified],
  ]);
}

/** What the second member's signing key signs: the whole admission, by way of its signature, and their own key. */
export function returnMessage(admission: Omit<Admission, "second">, maker: string): Bytes {
  const { network, member, epoch, signing, sealing, signature } = admission;
  return canonical("holdfast return v1", [network, member, epoch, signing, sealing, signature, maker]);
}

/** Whether a value from outside has the form of an admission; says nothing about its signatures. Never throws. */
export function isAdmission(value: unknown): value is Admission {
  if (!isIntroduction(value)) return false;
  const { maker, signature, certificate, second } = value as Partial<Admission>;
  return (
    isGrant(value) &&
    isEncoded(maker, 32) &&
    isEncoded(signature, 64) &&
    (certificate === undefined || isCertificate(certificate)) &&
    (second === undefined || isSecond(second))
  );
}

/** Whether a value from outside has the form of an introduction; says nothing about its proof. Never throws. */
export function isIntroduction(value: unknown): value is Introduction {
  if (!isObject(value)) return false;
  return (
    isText(value.network) &&
    isText(value.member) &&
    [value.signing, value.sealing].every((key) => isEncoded(key, 32)) &&
    isEncoded(value.proof, 64)
  );
}

/** Whether a value from outside has the form of a certificate; says nothing about its signature. Never throws. */
export function isCertificate(value: unknown): value is Certificate {
  if (!isObject(value)) return false;
  return (
    isText(value.network) &&
    isGrant(value) &&
    isCount(value.expires) &&
    (value.member === undefined || isText(value.member)) &&
    [value.oneTime, value.maker].every((key) => isEncoded(key, 32)) &&
    isEncoded(value.signature, 64)
  );
}

function isSecond(value: unknown): boolean {
  return isObject(value) && isEncoded(value.maker, 32) && isEncoded(value.signature, 64);
}

function isGrant(value: Record<string, unknown>): boolean {
  return roles.some((role) => role === value.role) && isCount(value.epoch) && isEncoded(value.root, 16);
}
