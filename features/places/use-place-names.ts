"use client";

import { useEffect, useState } from "react";
import type { PlaceCard } from "@/domain/board";
import { useKeyring } from "@/features/keyring/keyring-provider";

/** The opened names of places by id; empty until they have been tried. Who asks again passes the same array. */
export function usePlaceNames(places: readonly PlaceCard[]): ReadonlyMap<string, string> {
  const keyring = useKeyring();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(noNames);
  useEffect(() => {
    if (typeof keyring !== "object") return;
    let current = true;
    const opening = places.map(async ({ id, label, epoch }) => {
      const at = { table: "places", row: id, field: "label", epoch };
      const name = await keyring.open(label, at).catch(() => null);
      return name ? [[id, name] as const] : [];
    });
    Promise.all(opening).then((opened) => current && setNames(new Map(opened.flat())));
    return () => {
      current = false;
    };
  }, [keyring, places]);
  return names;
}

const noNames: ReadonlyMap<string, string> = new Map();
