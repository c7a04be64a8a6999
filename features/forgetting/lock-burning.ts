import { and, eq } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { networks } from "@/db/schema/networks";
import { requests } from "@/db/schema/requests";

/** How far a burning has come; the network's row is held until the transaction ends, so that it stays so. */
export async function lockBurning(tx: Transaction, { network }: Actor): Promise<"agreed" | "asked" | null> {
  const [state] = await tx
    .select({ burnAt: networks.burnAt })
    .from(networks)
    .where(eq(networks.networkId, network))
    .for("update");
  if (state?.burnAt) return "agreed";
  const asked = await tx.$count(requests, and(eq(requests.networkId, network), eq(requests.kind, "burn")));
  return asked > 0 ? "asked" : null;
}
