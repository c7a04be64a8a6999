import { asc, eq } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { places } from "@/db/schema/places";
import { toBase64url } from "@/seal/bytes";

/** A place as its settings show it; `label` is sealed, base64url. */
export type ListedPlace = {
  readonly id: string;
  readonly label: string;
  readonly epoch: number;
  /** The area it is in, when somebody said so. */
  readonly cell: string | null;
  readonly retired: boolean;
};

/** In the network's own order, the retired ones too. */
export async function listPlaces(actor: Actor): Promise<ListedPlace[]> {
  const { id, label, epoch, cell, retired } = places;
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ id, label, epoch, cell, retired })
      .from(places)
      .where(eq(places.networkId, actor.network))
      .orderBy(asc(places.position), asc(places.id)),
  );
  return rows.map(({ label, ...row }) => ({ ...row, label: toBase64url(label) }));
}
