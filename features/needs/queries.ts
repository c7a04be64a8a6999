import { and, asc, eq, inArray, or } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { weeklyOf } from "@/db/lay-out";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { places } from "@/db/schema/places";
import type { NeedCard, PlaceCard } from "@/domain/board";
import type { ListingState } from "@/domain/listing";
import type { Weekly } from "@/domain/weekly";
import { dayOf } from "@/domain/zoned-time";
import { idInput } from "@/features/access/sealed-input";
import { toBase64url } from "@/seal/bytes";

/** One need as its own page shows it. */
export type ShownNeed = NeedCard & { readonly state: ListingState };

/**
 * A need of the actor's network, or null. One made along with a claim is its author's alone; one that is hidden is
 * left to its author and the coordinators.
 */
export async function findNeed(actor: Actor, id: string): Promise<ShownNeed | null> {
  if (!idInput.safeParse(id).success) return null;
  const [row] = await asActor(actor, (tx) =>
    tx
      .select()
      .from(needs)
      .where(and(eq(needs.networkId, actor.network), eq(needs.id, id))),
  );
  if (!row || !isShown(actor, row, row.origin === "posted")) return null;
  const { authorId, category, window, placeId, cell, toPlaceId, quantity, left, attributes } = row;
  const { urgency, note, seriesId } = row;
  return {
    id,
    ...(seriesId && { series: seriesId }),
    by: authorId,
    category,
    from: window.from.getTime() / 1000,
    until: window.until.getTime() / 1000,
    day: dayOf(window.from, actor.zone),
    place: placeId,
    cell,
    toPlace: toPlaceId,
    quantity,
    left,
    attributes,
    urgency,
    note: note && toBase64url(note),
    epoch: row.epoch,
    state: row.state,
  };
}

/** A need that the actor may still change: posted by themselves, and not taken down. Null for any other. */
export async function findOwnNeed(actor: Actor, id: string): Promise<ShownNeed | null> {
  const need = await findNeed(actor, id);
  return need?.by === actor.member && need.state === "open" ? need : null;
}

/** A need of one's own that comes again each week, as the form that changes it needs it. */
export type OwnSeries = Pick<
  NeedCard,
  "id" | "category" | "place" | "cell" | "toPlace" | "quantity" | "attributes" | "urgency" | "note" | "epoch"
> & { readonly weekly: Weekly };

/** One that the actor may still change, or null. */
export async function findOwnSeries(actor: Actor, id: string): Promise<OwnSeries | null> {
  if (!idInput.safeParse(id).success) return null;
  const [row] = await asActor(actor, (tx) =>
    tx
      .select()
      .from(needSeries)
      .where(and(eq(needSeries.networkId, actor.network), eq(needSeries.id, id))),
  );
  if (row?.authorId !== actor.member || row.state !== "open") return null;
  const { category, placeId, cell, toPlaceId, quantity, attributes, urgency, note, epoch } = row;
  return {
    ...{ id, category, place: placeId, cell, toPlace: toPlaceId, quantity, attributes, urgency, epoch },
    note: note && toBase64url(note),
    weekly: weeklyOf(row),
  };
}

/** Whether the actor may look at a listing; the same rule for needs and offers. */
export function isShown(
  actor: Actor,
  { authorId, state }: { authorId: string; state: ListingState },
  isPosted: boolean,
): boolean {
  if (authorId === actor.member) return true;
  return isPosted && (state !== "hidden" || actor.role === "coordinator");
}

/** The network's places in its order, and those of `kept` that have been taken off the list. */
export async function listPlaces(actor: Actor, kept: readonly (string | null)[] = []): Promise<PlaceCard[]> {
  const keptIds = kept.filter((id) => id !== null);
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ id: places.id, label: places.label, epoch: places.epoch, cell: places.cell })
      .from(places)
      .where(
        and(
          eq(places.networkId, actor.network),
          or(eq(places.retired, false), keptIds.length > 0 ? inArray(places.id, keptIds) : undefined),
        ),
      )
      .orderBy(asc(places.position), asc(places.id)),
  );
  return rows.map(({ label, ...row }) => ({ ...row, label: toBase64url(label) }));
}
