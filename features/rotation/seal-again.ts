import { writeProfile } from "@/features/keyring/profile";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { openFromNetwork, sealForNetwork } from "@/seal/network-seal";
import type { SealedItem } from "./list-sealed-items";

/** From one key of the network to the next. */
export type Change = {
  readonly network: string;
  /** The keys this device has, by epoch. */
  readonly seals: ReadonlyMap<number, CryptoKey>;
  readonly epoch: number;
  readonly key: CryptoKey;
};

/** Columns that hold text of the network, and what stands in for one that does not open. */
const standIns = {
  "networks.profile": writeProfile({ name: "?" }),
  "members.profile": writeProfile({ name: "?" }),
  "places.label": "?",
  "needs.note": "",
  "offers.note": "",
  "need_series.note": "",
  "guests.profile": writeProfile({ name: "?" }),
  "log_entries.entry": "{}",
  "requests.statement": null,
} as const;

export type Column = keyof typeof standIns;

/** A text under the next key, base64url; `isLost` when the old one does not open and a stand-in is in its place. */
export type Resealed = { readonly id: string; readonly text: string; readonly isLost: boolean };

/**
 * Opens a text and seals it anew. One that does not open must not keep a network from changing its key, so that a
 * stand-in is sealed for it; null where there is none to be had.
 */
export async function sealAgain(change: Change, column: Column, item: SealedItem): Promise<Resealed | null> {
  const opened = await open(change, column, item);
  const text = opened ?? standIns[column];
  if (text === null) return null;
  const { network, epoch, key } = change;
  const sealed = await sealForNetwork(key, text, { network, ...placeOf(column, item.id), epoch });
  return { id: item.id, text: toBase64url(sealed), isLost: opened === null };
}

async function open({ network, seals }: Change, column: Column, { id, text, epoch }: SealedItem) {
  const key = seals.get(epoch);
  if (!key) return null;
  const at = { network, ...placeOf(column, id), epoch };
  try {
    return await openFromNetwork(key, fromBase64url(text), at);
  } catch {
    return null;
  }
}

function placeOf(column: Column, row: string) {
  const [table = "", field = ""] = column.split(".");
  return { table, row, field };
}
