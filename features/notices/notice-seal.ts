import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { additionalData } from "@/seal/context";
import { OpenError } from "@/seal/open-error";
import { noticeKey } from "./notice-key";

/** The row that a text is sealed for. Moved to another row it does not open. */
export type NoticePlace = { network: string; table: keyof typeof room; row: string };

/** Every text of a table takes the same room, so that its length says nothing. In bytes, two of them for the length. */
const room = { push_subscriptions: 2048, mail_addresses: 512 };

/** Says which way of sealing it is. */
const version = 1;
const ivLength = 12;
const tagLength = 16;

/** The longest text that is sealed for such a row, in bytes of UTF-8. */
export function mostBytes(table: keyof typeof room): number {
  return room[table] - 2;
}

/**
 * A text sealed for this server alone: one byte of version, IV, AES-256-GCM (NIST SP 800-38D), tag. Throws RangeError
 * for a text that has no room.
 */
export function sealForServer(text: string, place: NoticePlace): Uint8Array {
  const bytes = Buffer.from(text);
  if (bytes.length > mostBytes(place.table)) throw new RangeError("This text is too long to seal.");
  const padded = Buffer.alloc(room[place.table]);
  padded.writeUInt16BE(bytes.length);
  bytes.copy(padded, 2);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", noticeKey("addresses"), iv).setAAD(placeData(place));
  return Buffer.concat([Buffer.of(version), iv, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
}

/** The text that was sealed for this row with this server's secret. Throws OpenError for anything else. */
export function openForServer(sealed: Uint8Array, place: NoticePlace): string {
  const size = 1 + ivLength + room[place.table] + tagLength;
  if (sealed.length !== size || sealed[0] !== version) throw new OpenError("Nothing sealed for this row.");
  const iv = sealed.subarray(1, 1 + ivLength);
  const opener = createDecipheriv("aes-256-gcm", noticeKey("addresses"), iv)
    .setAAD(placeData(place))
    .setAuthTag(sealed.subarray(-tagLength));
  const padded = opener.update(sealed.subarray(1 + ivLength, -tagLength));
  try {
    opener.final();
  } catch (cause) {
    throw new OpenError("Not sealed for this row, or with another secret.", { cause });
  }
  return padded.toString("utf8", 2, 2 + padded.readUInt16BE());
}

function placeData({ network, table, row }: NoticePlace): Uint8Array {
  return additionalData({ network, table, row, field: "address", epoch: 0 });
}
