"use client";

import { useMemo } from "react";
import type { PlaceCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import { useDraft } from "@/features/keyring/use-draft";
import { useLastTime } from "@/features/needs/use-last-time";
import {
  freshOffer,
  type OfferDraft,
  type OfferHabit,
  type OfferRule,
  type OfferValues,
  type ShownOffer,
  valuesOf,
  valuesOfRules,
  withDraft,
} from "./offer-values";

export type OfferFormProps = {
  network: string;
  zone: string;
  /** The database's time when the page was made, ISO 8601. */
  now: string;
  kind: Category;
  places: readonly PlaceCard[];
  /** The offer that is changed; a new one is posted without. */
  offer?: ShownOffer;
  /** When it comes again each week, if it does. */
  rules?: readonly OfferRule[];
  /** The note of that offer: undefined while it opens, null when it does not open on this device. */
  openedNote?: string | null;
};

/** What the form of an offer shows, what of it was typed, and what to remember of it. */
export function useOfferForm({ zone, now, kind, places, offer, rules, openedNote = "" }: OfferFormProps) {
  const key = offer ? `offer ${offer.id}` : "offer";
  const draft = useDraft<OfferDraft>(key, () => ({
    id: offer?.id ?? crypto.randomUUID(),
  }));
  const { last, keep } = useLastTime<OfferHabit>(`offer ${kind}`);
  const lastKind = useLastTime<{ kind: Category }>("offer");

  const around = useMemo(() => ({ now: new Date(now), zone, places }), [now, zone, places]);
  const start = useMemo(() => {
    if (!offer) return freshOffer(kind, last, around);
    const note = openedNote ?? "";
    return rules ? valuesOfRules(offer, rules, note, around) : valuesOf(offer, note, around);
  }, [offer, rules, openedNote, kind, last, around]);
  const values = withDraft(start, draft.value, kind, around);

  /** For the next offer of this kind; and nothing of this one stays behind as a draft. */
  async function settle(): Promise<void> {
    draft.forget();
    const [first] = values.times;
    if (offer || !first) return;
    const { place, cell, reach, whole, attributes } = values;
    const { from, until, quantity } = first;
    await Promise.all([
      keep({ place, cell, reach, whole, attributes, from, until, quantity }),
      lastKind.keep({ kind }),
    ]);
  }

  return {
    id: draft.value.id,
    /** Of its draft. */
    key,
    values,
    windowIds: draft.value.windowIds ?? {},
    restored: draft.restored,
    change: (part: Partial<OfferValues>) => draft.change({ ...part, kind }),
    startOver: draft.startOver,
    /** Call before sending: after a reload the same ids are sent again. */
    hold: (windowIds: Record<string, string>) => draft.change({ id: draft.value.id, kind, windowIds }),
    settle,
  };
}
