"use client";

import { useMemo } from "react";
import type { NeedCard, PlaceCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import { useDraft } from "@/features/keyring/use-draft";
import {
  freshNeed,
  type NeedDraft,
  type NeedHabit,
  type NeedValues,
  valuesOf,
  valuesOfSeries,
  withDraft,
} from "./need-values";
import type { OwnSeries } from "./queries";
import { useLastTime } from "./use-last-time";

export type NeedFormProps = {
  network: string;
  zone: string;
  /** The database's time when the page was made, ISO 8601. */
  now: string;
  kind: Category;
  places: readonly PlaceCard[];
  /** The need that is changed; a new one is posted without. */
  need?: NeedCard;
  /** The need that comes again, all of which to come are changed. */
  series?: OwnSeries;
  /** The note of that need: undefined while it opens, null when it does not open on this device. */
  openedNote?: string | null;
};

/** What the form of a need shows, what of it was typed, and what to remember of it. */
export function useNeedForm({ zone, now, kind, places, need, series, openedNote = "" }: NeedFormProps) {
  const key = keyOf(need, series);
  const draft = useDraft<NeedDraft>(key, () => ({
    id: need?.id ?? series?.id ?? crypto.randomUUID(),
  }));
  const { last, keep } = useLastTime<NeedHabit>(`need ${kind}`);
  const lastKind = useLastTime<{ kind: Category }>("need");

  const around = useMemo(() => ({ now: new Date(now), zone, places }), [now, zone, places]);
  const start = useMemo(() => {
    if (series) return valuesOfSeries(series, openedNote ?? "", around);
    return need ? valuesOf(need, openedNote ?? "", zone) : freshNeed(kind, last, around);
  }, [need, series, openedNote, zone, kind, last, around]);
  const values = withDraft(start, draft.value, kind, around);

  /** For the next need of this kind; and nothing of this one stays behind as a draft. */
  async function settle(): Promise<void> {
    draft.forget();
    if (need || series) return;
    const { from, until, place, cell, toPlace, quantity, attributes } = values;
    await Promise.all([
      keep({ from, until, place, cell, toPlace, quantity, attributes }),
      lastKind.keep({ kind }),
    ]);
  }

  return {
    id: draft.value.id,
    /** Of its draft. */
    key,
    values,
    restored: draft.restored,
    change: (part: Partial<NeedValues>) => draft.change({ ...part, kind }),
    startOver: draft.startOver,
    /** Call before sending: after a reload the same id is sent again. */
    hold: () => draft.change({ id: draft.value.id, kind }),
    settle,
  };
}

function keyOf(need: NeedCard | undefined, series: OwnSeries | undefined): string {
  if (series) return `series ${series.id}`;
  return need ? `need ${need.id}` : "need";
}
