import { and, asc, eq, gt, sql } from "drizzle-orm";
import { type Actor, asActor, type Transaction } from "@/db/actor";
import { networks } from "@/db/schema/networks";
import { requests } from "@/db/schema/requests";
import { keptByVersion } from "@/features/access/kept-by-version";
import { toBase64url } from "@/seal/bytes";

/** A network's sealed profile, base64url, and the epoch it was sealed under. */
export type NetworkCard = {
  readonly profile: string;
  readonly epoch: number;
  /** Somebody left or lost a phone under the present key. */
  readonly keyDue: boolean;
  readonly burning: Burning | null;
  /** For how many days what is over is kept. */
  readonly keptDays: number;
};

/** Somebody asks to burn the network; `at`, once a second person has agreed. */
export type Burning = { readonly request: string; readonly askedBy: string; readonly at: Date | null };

/** The actor's network, from memory while nothing in it changed: the frame of every page asks for it. */
export const findNetwork = keptByVersion(10_000, ({ network }) => network, readNetwork);

async function readNetwork(actor: Actor): Promise<NetworkCard> {
  const { profile, profileEpoch, keyDue, burnAt, retentionDays } = networks;
  return asActor(actor, async (tx) => {
    const [row] = await tx
      .select({ profile, epoch: profileEpoch, keyDue, burnAt, keptDays: retentionDays })
      .from(networks)
      .where(eq(networks.networkId, actor.network));
    if (!row) throw new Error("The network of a live session is gone.");
    const asked = await findBurnRequest(tx, actor);
    const { burnAt: at, ...card } = row;
    return { ...card, profile: toBase64url(row.profile), burning: asked && { ...asked, at } };
  });
}

async function findBurnRequest(tx: Transaction, actor: Actor) {
  const { id, networkId, kind, askedBy, expiresAt } = requests;
  const [asked] = await tx
    .select({ request: id, askedBy })
    .from(requests)
    .where(and(eq(networkId, actor.network), eq(kind, "burn"), gt(expiresAt, sql`now()`)))
    .orderBy(asc(expiresAt))
    .limit(1);
  return asked ?? null;
}
