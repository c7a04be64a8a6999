import { and, asc, eq } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { weeklyOf } from "@/db/lay-out";
import { needSeries } from "@/db/schema/need-series";
import { weeklyWindows } from "@/db/schema/offers";
import type { Weekly } from "@/domain/weekly";
import { toBase64url } from "@/seal/bytes";
import { listRepeating, type Repeating } from "./list-repeating";

/** How a listing comes again each week, for whoever may see the listing. */
export type Repeats = {
  readonly rules: readonly Weekly[];
  /** The note that all needs of a series have in common, sealed; null for offers, and when there is none. */
  readonly note: { readonly sealed: string; readonly row: string; readonly epoch: number } | null;
  /** With its coming times, when it is the actor's own. */
  readonly own: Repeating | null;
};

/** By the id of a series or of an offer; null when it does not come again. */
export function findRepeats(
  actor: Actor,
  kind: "need" | "offer",
  id: string | undefined,
): Promise<Repeats | null> {
  return asActor(actor, async (tx) => {
    if (id === undefined) return null;
    const [own = null] = await listRepeating(tx, actor, id);
    if (kind === "offer") {
      const rows = await tx
        .select()
        .from(weeklyWindows)
        .where(and(eq(weeklyWindows.networkId, actor.network), eq(weeklyWindows.offerId, id)))
        .orderBy(asc(weeklyWindows.fromTime));
      return rows.length > 0 ? { rules: rows.map(weeklyOf), note: null, own } : null;
    }
    const [series] = await tx
      .select()
      .from(needSeries)
      .where(and(eq(needSeries.networkId, actor.network), eq(needSeries.id, id)));
    if (!series) return null;
    const { note, epoch, state } = series;
    return {
      rules: state === "withdrawn" ? [] : [weeklyOf(series)],
      note: note && { sealed: toBase64url(note), row: id, epoch },
      own,
    };
  });
}
