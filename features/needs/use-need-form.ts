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
  withDraft,
} from "./need-values";
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
  /** The note of that need: undefined while it opens, null when it does not open on this device. */
  openedNote?: string | null;
};

/** What the form of a need shows, what of it was typed, and what to remember of it. */
export function useNeedForm({ zone, now, kind, places, need, openedNote = "" }: NeedFormProps) {
  const draft = useDraft<NeedDraft>(need ? `need ${need.id}` : "need", () => ({
    id: need?.id ?? crypto.randomUUID(),
  }));
  const { last, keep } = useLastTime<NeedHabit>(`need ${kind}`);
  const lastKind = useLastTime<{ kind: Category }>("need");

  const around = useMemo(() => ({ now: new Date(now), zone, places }), [now, zone, places]);
  const start = useMemo(
    () => (need ? valuesOf(need, openedNote ?? "", zone) : freshNeed(kind, last, around)),
    [need, openedNote, zone, kind, last, around],
  );
  const values = withDraft(start, draft.value, kind, around);

  /** For the next need of this kind; and nothing of this one stays behind as a draft. */
  async function settle(): Promise<void> {
    draft.forget();
    if (need) return;
    const { from, until, place, cell, toPlace, quantity, attributes } = values;
    await Promise.all([
      keep({ from, until, place, cell, toPlace, quantity, attributes }),
      lastKind.keep({ kind }),
    ]);
  }

  return {
    id: draft.value.id,
    values,
    restored: draft.restored,
    change: (part: Partial<NeedValues>) => draft.change({ ...part, kind }),
    startOver: draft.startOver,
    /** Call before sending: after a reload the same id is sent again. */
    hold: () => draft.change({ id: draft.value.id, kind }),
    settle,
  };
}
