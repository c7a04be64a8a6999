import type { Bytes } from "./bytes";
import { canonical } from "./canonical";
import type { SigningKeys } from "./curves";
import { makeSigningKeys, sign, verify } from "./signing";

/** `origin` as in `location.origin`, so that a copied site cannot pass the signature on; `nonce` as the server sent it. */
export type Login = { origin: string; nonce: string };

/** A login and the 32-byte public key of the device that the member's secret lets in. */
export type DeviceEnrolment = Login & { deviceKey: Uint8Array };

/** This device's own Ed25519 login key, private part non-extractable where the browser can keep such a key. */
export async function makeDeviceKey(): Promise<SigningKeys> {
  return makeSigningKeys();
}

/** The device's 64-byte signature over origin, nonce and its own public key. */
export async function signLogin(keys: SigningKeys, login: Login): Promise<Bytes> {
  return sign(keys, loginMessage(keys.publicKey, login));
}

/** For the server, with its own origin and a nonce it gave out and has now used up. False for anything malformed. */
export async function verifyLogin(
  publicKey: Uint8Array,
  signature: Uint8Array,
  login: Login,
): Promise<boolean> {
  return verify(publicKey, signature, loginMessage(publicKey, login));
}

/** The signature by which a member's secret (`deriveEnrolment`) lets a new device in. */
export async function signEnrolment(enrolment: SigningKeys, device: DeviceEnrolment): Promise<Bytes> {
  return sign(enrolment, enrolmentMessage(enrolment.publicKey, device));
}

/** For the server, as `verifyLogin`. */
export async function verifyEnrolment(
  enrolmentPublic: Uint8Array,
  signature: Uint8Array,
  device: DeviceEnrolment,
): Promise<boolean> {
  return verify(enrolmentPublic, signature, enrolmentMessage(enrolmentPublic, device));
}

function loginMessage(publicKey: Uint8Array, { origin, nonce }: Login): Bytes {
  return canonical("holdfast device login v1", [origin, nonce, publicKey]);
}

function enrolmentMessage(publicKey: Uint8Array, { origin, nonce, deviceKey }: DeviceEnrolment): Bytes {
  return canonical("holdfast device enrolment v1", [origin, nonce, publicKey, deviceKey]);
}
