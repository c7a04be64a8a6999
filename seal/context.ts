import type { Bytes } from "./bytes";
import { canonical } from "./canonical";

/** Where a sealed field lives. A ciphertext moved to any other place does not open. `epoch` counts from 0. */
export type Context = { network: string; table: string; row: string; field: string; epoch: number };

/**
 * The additional data (NIST SP 800-38D §5.2.1; RFC 9180 §5.2) that binds a ciphertext to its place, and to the version of
 * its form: what was sealed as one does not open as another.
 */
export function additionalData(context: Context, version = 1): Bytes {
  const { network, table, row, field, epoch } = context;
  return canonical(`holdfast sealed field v${version}`, [network, table, row, field, epoch]);
}
