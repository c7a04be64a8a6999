import { type Certificate, isCertificate } from "./admission-form";
import { isCount, isEncoded, isObject, isText } from "./form";

/** What lets a newcomer or a returning member in at once. Keys are 32 bytes in base64url. */
type Pass = {
  epoch: number;
  epochKey: string;
  oneTimePrivate: string;
  certificate: Certificate;
  networkName: string;
  inviterName: string;
};

/** From phone to phone: reads the board at once. `placesHint` are names of places, shown before the board has loaded. */
export type InPersonPacket = Pass & { kind: "in-person"; placesHint?: readonly string[] };

/** For a member who lost every key: the certificate names whom (`certificate.member`), and a second member has to agree. */
export type ReturnPacket = Pass & { kind: "return" };

/**
 * By link: no key and no name at all, because whoever carries the message can open it first. Whoever does leaves a hello
 * and waits for the inviter (see `sealHello`).
 */
export type MessagePacket = { kind: "by-message"; network: string };

/**
 * One's own keys for another device (`bundle`, see `openBundle`, in base64url). `epoch` is the newest that the first
 * device has seen, so that the second is not shown an older state; the names are shown before anything is done.
 */
export type DevicePacket = {
  kind: "device";
  network: string;
  member: string;
  epoch: number;
  bundle: string;
  networkName: string;
  memberName: string;
};

/** What a one-time link carries besides its secret; `kind` as in the table of invites. */
export type InvitePacket = InPersonPacket | ReturnPacket | MessagePacket | DevicePacket;

export type PacketKind = InvitePacket["kind"];

export type PacketOf<Kind extends PacketKind> = Extract<InvitePacket, { kind: Kind }>;

/** Whether an opened value has the form of a packet; says nothing about its signatures. Never throws. */
export function isPacket(value: unknown): value is InvitePacket {
  if (!isObject(value)) return false;
  switch (value.kind) {
    case "in-person":
      return (
        isPass(value) &&
        !isForReturn(value) &&
        (value.placesHint === undefined || isListOfTexts(value.placesHint))
      );
    case "return":
      return isPass(value) && isForReturn(value);
    case "by-message":
      return isText(value.network);
    case "device":
      return (
        [value.network, value.member].every(isText) &&
        isCount(value.epoch) &&
        isEncoded(value.bundle, 112) &&
        [value.networkName, value.memberName].every((name) => typeof name === "string")
      );
    default:
      return false;
  }
}

function isPass(value: Record<string, unknown>): boolean {
  return (
    [value.epochKey, value.oneTimePrivate].every((key) => isEncoded(key, 32)) &&
    isCount(value.epoch) &&
    isCertificate(value.certificate) &&
    isNamed(value)
  );
}

function isForReturn({ certificate }: Record<string, unknown>): boolean {
  return isCertificate(certificate) && certificate.member !== undefined;
}

function isNamed({ networkName, inviterName }: Record<string, unknown>): boolean {
  return [networkName, inviterName].every((name) => typeof name === "string");
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
