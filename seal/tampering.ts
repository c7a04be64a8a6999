import type { Bytes } from "./bytes";
import type { Context } from "./context";

/** A place for the tests of this folder. */
export const here: Context = {
  network: "4b6c3f0e-6d0f-4c57-9d6a-0b8a2a1f9e11",
  table: "needs",
  row: "9f1d2c3b-4a5e-4f60-8b7a-6c5d4e3f2a10",
  field: "note",
  epoch: 3,
};

/** Places that differ from `here` in one thing each, and two whose parts run together to the same letters. */
export const elsewhere: readonly Context[] = [
  { ...here, network: "4b6c3f0e-6d0f-4c57-9d6a-0b8a2a1f9e12" },
  { ...here, table: "offers" },
  { ...here, row: "9f1d2c3b-4a5e-4f60-8b7a-6c5d4e3f2a11" },
  { ...here, field: "title" },
  { ...here, epoch: 2 },
  { ...here, epoch: 4 },
  { ...here, table: "need", row: `s${here.row}` },
  { ...here, field: "note3", epoch: 0 },
];

/** A copy with one bit turned over; bits count from 0 to 8 × length - 1. */
export function flipBit(bytes: Uint8Array, bit: number): Bytes {
  const copy = new Uint8Array(bytes);
  const at = Math.floor(bit / 8);
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

/** One copy per byte, with one of its bits turned over, a different one from byte to byte. */
export function flippedBytes(bytes: Uint8Array): Bytes[] {
  return Array.from(bytes, (_, at) => flipBit(bytes, at * 8 + (at % 8)));
}

/** One copy per bit, with that bit turned over. */
export function flippedBits(bytes: Uint8Array): Bytes[] {
  return Array.from({ length: bytes.length * 8 }, (_, bit) => flipBit(bytes, bit));
}

/** Cut at either end, to nothing, and lengthened at either end. */
export function cutAndExtended(bytes: Uint8Array): Uint8Array[] {
  const cuts = [0, 1, 12, 13, 28, 29, 33, 48, 49, bytes.length - 16, bytes.length - 1];
  const cut = cuts.filter((length) => length < bytes.length).map((length) => bytes.slice(0, length));
  return [...cut, bytes.slice(1), Uint8Array.of(...bytes, 0), Uint8Array.of(0, ...bytes)];
}

/** How many of the attempts came through; the tests expect none. */
export async function countOpened(attempts: readonly (() => Promise<unknown>)[]): Promise<number> {
  const results = await Promise.all(attempts.map((attempt) => attempt().then(() => 1, isOpenError)));
  return results.reduce((sum, opened) => sum + opened, 0);
}

/** By name, because modules loaded afresh for the fallback have a class of their own. */
function isOpenError(thrown: unknown): 0 {
  if (thrown instanceof Error && thrown.name === "OpenError") return 0;
  throw thrown;
}
