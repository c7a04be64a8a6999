"use client";

import type { PlaceCard } from "@/domain/board";
import { knownAreas } from "./known-areas";
import { useAreaWords } from "./use-area-words";
import { usePlaceNames } from "./use-place-names";

/** What an area is called, by the places that are known: "next to Northside, to the east". */
export default function AreaName({ places, cell }: { places: readonly PlaceCard[]; cell: string }) {
  const names = usePlaceNames(places);
  return useAreaWords(knownAreas(places, names))(cell);
}
