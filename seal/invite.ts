import { importAesKey, openBytes, sealBytes } from "./aes-gcm";
import { type Bytes, fromBase64url, randomBytes, toBase64url, utf8 } from "./bytes";
import { canonical } from "./canonical";
import type { SigningKeys } from "./curves";
import { hkdf } from "./hkdf";
import { OpenError } from "./open-error";
import { type InvitePacket, isPacket, type PacketKind, type PacketOf } from "./packet-form";
import { pad, unpad } from "./padding";
import { parseJson } from "./parse-json";
import { signingKeysFromSeed } from "./signing";

export type { InvitePacket, PacketKind, PacketOf };

/**
 * What follows from an invite's secret: the server keeps sha256(token), the packet opens under `packetKey`, and what a
 * newcomer leaves for the inviter under `helloKey`.
 */
export type InviteKeys = { token: Bytes; packetKey: CryptoKey; helloKey: CryptoKey };

export type Invite = InviteKeys & { id: string; secret: Bytes };

const salt = utf8("holdfast invite v1");

/** A fresh invite: a UUID, a 16-byte secret that never reaches the server, and what follows from it. */
export async function makeInvite(): Promise<Invite> {
  const secret = randomBytes(16);
  return { id: crypto.randomUUID(), secret, ...(await deriveInvite(secret)) };
}

/** Token (32 bytes) and the two keys by HKDF-SHA256 (RFC 5869). RangeError unless the secret has 16 bytes. */
export async function deriveInvite(secret: Uint8Array): Promise<InviteKeys> {
  if (secret.length !== 16) throw new RangeError(`An invite's secret has 16 bytes, not ${secret.length}.`);
  const [token, packetKey, helloKey] = await Promise.all([
    hkdf(secret, salt, utf8("token"), 32),
    hkdf(secret, salt, utf8("packet"), 32).then(importAesKey),
    hkdf(secret, salt, utf8("hello"), 32).then(importAesKey),
  ]);
  return { token, packetKey, helloKey };
}

/** A one-time pair to certify; the private half is raw, because it travels in the packet (`toBase64url`). */
export async function makeOneTimeKeys(): Promise<{ publicKey: Uint8Array; privateKey: Uint8Array }> {
  const privateKey = randomBytes(32);
  const { publicKey } = await signingKeysFromSeed(privateKey);
  return { publicKey, privateKey };
}

/** The packet's one-time keys, to sign an admission with (`admitByCertificate`). */
export async function oneTimeKeysOf({ oneTimePrivate }: { oneTimePrivate: string }): Promise<SigningKeys> {
  return signingKeysFromSeed(fromBase64url(oneTimePrivate));
}

/** The packet as padded JSON under the invite's key, bound to its id. TooLongError when the JSON exceeds 16,382 bytes. */
export async function sealPacket(packetKey: CryptoKey, packet: InvitePacket, id: string): Promise<Bytes> {
  return sealBytes(packetKey, pad(JSON.stringify(packet)), packetPlace(id));
}

/** The packet back; rejects with OpenError for another key or invite, a changed byte, or content that is no packet. */
export async function openPacket(
  packetKey: CryptoKey,
  sealed: Uint8Array,
  id: string,
): Promise<InvitePacket> {
  const packet = parseJson(unpad(await openBytes(packetKey, sealed, packetPlace(id))));
  if (!isPacket(packet)) throw new OpenError("This is no invite packet.");
  return packet;
}

/** As `openPacket`, and rejects with OpenError for a packet of another kind. */
export async function openPacketOf<Kind extends PacketKind>(
  kind: Kind,
  packetKey: CryptoKey,
  sealed: Uint8Array,
  id: string,
): Promise<PacketOf<Kind>> {
  const packet = await openPacket(packetKey, sealed, id);
  if (packet.kind !== kind) throw new OpenError("This packet is of another kind.");
  return packet as PacketOf<Kind>;
}

/**
 * The link: `<origin>/join/<id>#<secret>.<fingerprint of the inviter's signing key>`. Browsers do not send what follows
 * the `#`. `origin` is without a slash at its end, as `location.origin` is.
 */
export function formatInvite(origin: string, id: string, secret: Uint8Array, fingerprint: string): string {
  return `${origin}/join/${id}#${toBase64url(secret)}.${fingerprint}`;
}

/** Secret and the inviter's fingerprint of a link's fragment, with or without its `#`; null for anything else. */
export function parseFragment(hash: string): { secret: Uint8Array; fingerprint: string } | null {
  const [, secret = "", fingerprint = ""] = /^#?([\w-]{22})\.([\w-]{22})$/.exec(hash) ?? [];
  try {
    const parsed = { secret: fromBase64url(secret), fingerprint };
    return parsed.secret.length === 16 && fromBase64url(fingerprint).length === 16 ? parsed : null;
  } catch {
    // The last letter has stray bits: cut off or mistyped.
    return null;
  }
}

function packetPlace(id: string): Bytes {
  return canonical("holdfast invite packet v1", [id]);
}
