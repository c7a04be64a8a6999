import type { Bytes } from "./bytes";
import { canonical } from "./canonical";

/** Where a sealed field lives. A ciphertext moved to any other place does not open. `epoch` counts from 0. */
export type Context = { network: string; table: string; row: string; field: string; epoch: number };

/** The additional data (NIST SP 800-38D §5.2.1; RFC 9180 §5.2) that binds a ciphertext to its place. */
export function additionalData(context: Context): Bytes {
  const { network, table, row, field, epoch } = context;
  return canonical("holdfast sealed field v1", [network, table, row, field, epoch]);
}
