import { type Bytes, fromBase64url } from "./bytes";
import { canonical } from "./canonical";

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

/** A member's word for whoever holds the private half of `oneTime`, until `expires` (milliseconds since 1970 UTC). */
export type Certificate = {
  network: string;
  role: Role;
  epoch: number;
  expires: number;
  oneTime: string;
  maker: string;
  signature: string;
};

/**
 * Why a member is one: an introduction, what it was accepted for, and the public signing key of the member who vouches
 * (`maker`). `signature` is by `maker`, or by the one-time key of the certificate that `maker` signed.
 */
export type Admission = Introduction & {
  role: Role;
  epoch: number;
  maker: string;
  certificate?: Certificate;
  signature: string;
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
  const { network, role, epoch, expires, oneTime, maker } = certificate;
  return canonical("holdfast certificate v1", [network, role, epoch, expires, oneTime, maker]);
}

/** What the vouching member's signing key, or the certified one-time key, signs in an admission. */
export function admissionMessage(admission: Omit<Admission, "signature">): Bytes {
  const { network, member, role, epoch, signing, sealing, proof, maker, certificate } = admission;
  const certified = certificate ? certificate.signature : "";
  return canonical("holdfast admission v1", [
    ...[network, member, role, epoch, signing, sealing, proof],
    ...[maker, certified],
  ]);
}

/** Whether a value from outside has the form of an admission; says nothing about its signatures. Never throws. */
export function isAdmission(value: unknown): value is Admission {
  if (!isObject(value)) return false;
  return (
    isText(value.network) &&
    isText(value.member) &&
    isGrant(value) &&
    [value.signing, value.sealing, value.maker].every((key) => isEncoded(key, 32)) &&
    [value.proof, value.signature].every((signature) => isEncoded(signature, 64)) &&
    (value.certificate === undefined || isCertificate(value.certificate))
  );
}

/** Whether a value from outside has the form of a certificate; says nothing about its signature. Never throws. */
export function isCertificate(value: unknown): value is Certificate {
  if (!isObject(value)) return false;
  return (
    isText(value.network) &&
    isGrant(value) &&
    isCount(value.expires) &&
    [value.oneTime, value.maker].every((key) => isEncoded(key, 32)) &&
    isEncoded(value.signature, 64)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** Whether a value is a whole number from 0 on. */
export function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isGrant(value: Record<string, unknown>): boolean {
  return roles.some((role) => role === value.role) && isCount(value.epoch);
}

function isEncoded(value: unknown, length: number): boolean {
  if (typeof value !== "string") return false;
  try {
    return fromBase64url(value).length === length;
  } catch {
    return false;
  }
}
