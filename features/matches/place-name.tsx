import { useTranslations } from "next-intl";
import type { PlaceCard } from "@/domain/board";
import { SealedText } from "@/features/keyring/sealed-text";

/** A place's own name, or that it is somewhere else. */
export function PlaceName({ place }: { place: PlaceCard | null }) {
  const t = useTranslations("mine");
  if (!place) return t("elsewhere");
  return <SealedText sealed={place.label} table="places" row={place.id} field="label" epoch={place.epoch} />;
}
