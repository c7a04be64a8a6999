import { and, eq, max } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, type Transaction } from "@/db/actor";
import { places } from "@/db/schema/places";
import { type Result, refuse } from "@/domain/refusals";
import { writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { savePlaceInput } from "./schema";

type SavePlaceInput = z.output<typeof savePlaceInput>;

/** More than a hundred places are no list that anyone reads through. */
const mostPlaces = 100;

/**
 * Adds a place to the network's list, or gives one that is there another name; a retired one comes back. Anybody may
 * add one; a name that others know is changed by a coordinator alone, and everybody reads of it. The same again answers
 * the same.
 */
export async function savePlace(actor: Actor, input: SavePlaceInput): Promise<Result<null>> {
  if (input.epoch !== actor.epoch) return refuse("stale-epoch");
  return asActor(actor, async (tx) => {
    const [known] = await tx.select().from(places).where(isPlace(actor, input.place));
    if (!known) return add(tx, actor, input);
    if (!known.retired && Buffer.compare(known.label, input.label) === 0) return { ok: true, value: null };
    if (actor.role !== "coordinator") return refuse("not-coordinator");
    if (!input.log) return refuse("invalid");
    await tx
      .update(places)
      .set({ label: input.label, epoch: input.epoch, retired: false })
      .where(isPlace(actor, input.place));
    await writeLog(tx, actor, known.retired ? "bring-back-place" : "rename-place", input.log);
    await raiseVersion(tx, actor, input.epoch);
    return { ok: true, value: null };
  });
}

/** One place of the actor's network. */
export function isPlace(actor: Actor, place: string) {
  return and(eq(places.networkId, actor.network), eq(places.id, place));
}

async function add(
  tx: Transaction,
  actor: Actor,
  { place, label, epoch, cell = null }: SavePlaceInput,
): Promise<Result<null>> {
  const here = eq(places.networkId, actor.network);
  if ((await tx.$count(places, and(here, eq(places.retired, false)))) >= mostPlaces)
    return refuse("too-many");
  const [last] = await tx
    .select({ position: max(places.position) })
    .from(places)
    .where(here);
  const inserted = await tx
    .insert(places)
    .values({ networkId: actor.network, id: place, label, epoch, cell, position: (last?.position ?? 0) + 1 })
    .onConflictDoNothing()
    .returning({ id: places.id });
  // Sent twice at once: the other one has it.
  if (inserted.length > 0) await raiseVersion(tx, actor, epoch);
  return { ok: true, value: null };
}
