import { fromBase64url, toBase64url } from "@/seal/bytes";
import { openRevised, sealForNetwork } from "@/seal/network-seal";
import type { Revised } from "@/seal/padding";
import { type Column, columns } from "./columns";
import type { SealedItem } from "./list-sealed-items";

/** From one key of the network to the next. */
export type Change = {
  readonly network: string;
  /** The keys this device has, by epoch. */
  readonly seals: ReadonlyMap<number, CryptoKey>;
  readonly epoch: number;
  readonly key: CryptoKey;
  /** Ids of rows whose texts are left out, because there would be too much of everything. */
  readonly tooMuch: ReadonlySet<string>;
};

/** A text under the next key, base64url; `isLost` when the old one does not open and a stand-in is in its place. */
export type Resealed = { readonly id: string; readonly text: string; readonly isLost: boolean };

/**
 * Opens a text and seals it anew as the revision it is, so that whoever has seen a later one still knows; rewritten where
 * something in it belongs to the epoch. One that does not open, or that somebody wrote so that it has no room any more,
 * must not keep a network from changing its key: a stand-in is sealed for it; null where there is none to be had.
 */
export async function sealAgain(
  change: Change,
  column: Column,
  item: SealedItem,
  rewrite: (text: string) => string = (text) => text,
): Promise<Resealed | null> {
  const { network, epoch, key, tooMuch } = change;
  const { standIn, most } = columns[column];
  const opened = await open(change, column, item);
  const at = { network, ...placeOf(column, item.id), epoch };
  const seal = (text: string) => sealForNetwork(key, rewrite(text), at, opened?.revision);
  const again = opened && !tooMuch.has(item.id) ? await seal(opened.text) : null;
  const kept = again && again.length <= most ? again : null;
  const sealed = kept ?? (standIn === null ? null : await seal(standIn));
  return sealed && { id: item.id, text: toBase64url(sealed), isLost: kept === null };
}

async function open(
  change: Change,
  column: Column,
  { id, text, epoch }: SealedItem,
): Promise<Revised | null> {
  const { network, seals } = change;
  const key = mayBeOf(epoch, column, change) ? seals.get(epoch) : undefined;
  if (!key) return null;
  const at = { network, ...placeOf(column, id), epoch };
  try {
    return await openRevised(key, fromBase64url(text), at);
  } catch {
    return null;
  }
}

/**
 * Only what is under the network's last key is carried on: whoever was removed has the ones before it. Not so what may
 * have stayed under its own, and is signed.
 */
function mayBeOf(epoch: number, column: Column, { epoch: next }: Change): boolean {
  return epoch === next - 1 || column === "requests.statement";
}

function placeOf(column: Column, row: string) {
  const [table = "", field = ""] = column.split(".");
  return { table, row, field };
}
