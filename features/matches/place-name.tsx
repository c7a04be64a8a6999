import { useTranslations } from "next-intl";
import type { PlaceCard } from "@/domain/board";
import { PlaceLabel } from "@/features/places/place-label";

/** A place's own name, or that it is somewhere else. */
export function PlaceName({ place }: { place: PlaceCard | null }) {
  const t = useTranslations("mine");
  return place ? <PlaceLabel place={place} /> : t("elsewhere");
}
