import { openBytes, sealBytes } from "./aes-gcm";
import type { Bytes } from "./bytes";
import { additionalData, type Context } from "./context";
import { padLong, unpadLong } from "./padding";
import { parseJson } from "./parse-json";
import type { Roster } from "./succession-form";

/**
 * A roster under the key of the epoch it begins, at its place in the tables (`rosters.roster`): as `sealForNetwork`, but
 * padded to 16 K, 64 K, 256 K or 1 M, since it grows with the network: 200 members take 64 K, 5,000 do not fit
 * (TooLongError).
 */
export async function sealRoster(key: CryptoKey, roster: Roster): Promise<Bytes> {
  return sealBytes(key, padLong(JSON.stringify(roster)), additionalData(rosterPlace(roster)));
}

/**
 * What `sealRoster` was given, still to be verified (`verifySuccession`). Rejects with OpenError for another key,
 * network or epoch, and for a changed byte.
 */
export async function openRoster(
  key: CryptoKey,
  sealed: Uint8Array,
  place: { network: string; epoch: number },
): Promise<unknown> {
  return parseJson(unpadLong(await openBytes(key, sealed, additionalData(rosterPlace(place)))));
}

function rosterPlace({ network, epoch }: { network: string; epoch: number }): Context {
  return { network, table: "rosters", row: network, field: "roster", epoch };
}
