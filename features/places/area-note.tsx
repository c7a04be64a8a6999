"use client";

import type { PlaceCard } from "@/domain/board";
import { LazyAreaName } from "./area-field";

/** After somewhere that is none of the network's places: roughly where. */
export function AreaNote({ places, cell }: { places: readonly PlaceCard[]; cell: string }) {
  return (
    <>
      {" ("}
      <LazyAreaName places={places} cell={cell} />
      {")"}
    </>
  );
}
