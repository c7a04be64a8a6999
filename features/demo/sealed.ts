import { sealForNetwork } from "@/seal/network-seal";
import type { SeededNetwork } from "./seed-member";

/** A text sealed for the network, at its place in the tables. */
export async function sealed(
  network: SeededNetwork,
  table: string,
  row: string,
  field: string,
  text: string,
): Promise<Buffer> {
  const context = { network: network.id, table, row, field, epoch: 1 };
  return Buffer.from(await sealForNetwork(network.seal, text, context));
}
