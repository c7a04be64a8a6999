import { eq } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { networks } from "@/db/schema/networks";
import { keptByVersion } from "@/features/access/kept-by-version";
import { toBase64url } from "@/seal/bytes";

/** A network's sealed profile, base64url, and the epoch it was sealed under. */
export type NetworkCard = { readonly profile: string; readonly epoch: number };

/** The actor's network, from memory while nothing in it changed: the frame of every page asks for it. */
export const findNetwork = keptByVersion(10_000, ({ network }) => network, readNetwork);

async function readNetwork(actor: Actor): Promise<NetworkCard> {
  const { profile, profileEpoch } = networks;
  const [row] = await asActor(actor, (tx) =>
    tx.select({ profile, epoch: profileEpoch }).from(networks).where(eq(networks.networkId, actor.network)),
  );
  if (!row) throw new Error("The network of a live session is gone.");
  return { profile: toBase64url(row.profile), epoch: row.epoch };
}
