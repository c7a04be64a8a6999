import { type Certificate, isCertificate, isCount } from "./admission-form";
import { fromBase64url } from "./bytes";

/**
 * What an invite in person carries. `epochKey` and `oneTimePrivate` are 32 bytes in base64url; the network's id is in
 * the certificate. `placesHint` are names of places, to be shown before the board has loaded.
 */
export type InvitePacket = {
  epochKey: string;
  epoch: number;
  oneTimePrivate: string;
  certificate: Certificate;
  networkName: string;
  inviterName: string;
  placesHint?: readonly string[];
};

/** Whether an opened value has the form of a packet. Throws OpenError for keys that are no base64url. */
export function isPacket(value: unknown): value is InvitePacket {
  if (typeof value !== "object" || value === null) return false;
  const packet = value as Record<keyof InvitePacket, unknown>;
  return (
    [packet.epochKey, packet.oneTimePrivate].every(isKey) &&
    isCount(packet.epoch) &&
    isCertificate(packet.certificate) &&
    [packet.networkName, packet.inviterName].every(isText) &&
    (packet.placesHint === undefined || (Array.isArray(packet.placesHint) && packet.placesHint.every(isText)))
  );
}

function isKey(value: unknown): boolean {
  return typeof value === "string" && fromBase64url(value).length === 32;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
