import type { PlaceCard } from "@/domain/board";
import { SealedText } from "@/features/keyring/sealed-text";

/** What members call a place, opened. */
export function PlaceLabel({ place }: { place: Pick<PlaceCard, "id" | "label" | "epoch"> }) {
  return <SealedText sealed={place.label} table="places" row={place.id} field="label" epoch={place.epoch} />;
}
