import { fromBase64url, toBase64url } from "@/seal/bytes";
import { openEpochKey } from "@/seal/epoch-envelope";
import { fingerprint } from "@/seal/fingerprint";
import { importEpochKey, openFromNetwork, sealForNetwork } from "@/seal/network-seal";
import type { KeyList } from "./list-keys";
import type { Reader } from "./reader";

/** A network's key of one epoch as it came: raw and ready to use, with its maker's public signing key, base64url. */
export type OpenedEnvelope = {
  readonly epoch: number;
  readonly epochKey: Uint8Array;
  readonly key: CryptoKey;
  readonly root: string;
  readonly maker: string;
};

/**
 * One's own envelopes by epoch; null when one does not open, or holds another key than this device reads with. Whether
 * their makers are members is not looked at here.
 */
export async function openEnvelopes(
  { epochKeys }: KeyList,
  reader: Reader,
): Promise<ReadonlyMap<number, OpenedEnvelope> | null> {
  try {
    const opened = await Promise.all(epochKeys.map((entry) => openEnvelope(entry, reader)));
    const same = await Promise.all(opened.map(({ epoch, key }) => isSameKey(reader, epoch, key)));
    return same.includes(false) ? null : new Map(opened.map((envelope) => [envelope.epoch, envelope]));
  } catch {
    return null;
  }
}

/** Whether the reader made an envelope, or the one who let them in did: then what it says needs no one else. */
export async function isAnchored({ maker }: OpenedEnvelope, reader: Reader): Promise<boolean> {
  const own = toBase64url(reader.memberKeys.signing.publicKey);
  return maker === own || (await fingerprint(fromBase64url(maker))) === reader.anchor;
}

async function openEnvelope(
  { epoch, envelope }: KeyList["epochKeys"][number],
  { network, member, memberKeys }: Reader,
): Promise<OpenedEnvelope> {
  const place = { network, epoch, member };
  const { epochKey, root, maker } = await openEpochKey(memberKeys.sealing, fromBase64url(envelope), place);
  return { epoch, epochKey, key: await importEpochKey(epochKey), root, maker: toBase64url(maker) };
}

/** A server that hands out another key than this device reads with would make newcomers seal under it. */
async function isSameKey({ network, epochKeys }: Reader, epoch: number, key: CryptoKey): Promise<boolean> {
  const own = epochKeys[epoch];
  if (!own) return true;
  const at = { network, table: "device", row: "probe", field: "probe", epoch };
  try {
    return (await openFromNetwork(own, await sealForNetwork(key, "", at), at)) === "";
  } catch {
    return false;
  }
}
