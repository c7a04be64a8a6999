"use client";

import { useEffect, useState } from "react";
import type { Keyring } from "@/features/keyring/keyring";
import type { Arrival } from "./list-arrivals";

/** What `meet` finds of somebody who waits; null until then, without an arrival, and when its code does not come. */
export function useMet<Found>(
  meet: (keyring: Keyring, arrival: Arrival) => Promise<Found>,
  keyring: Keyring,
  arrival: Arrival | null,
): Found | null {
  const [met, setMet] = useState<Found | null>(null);
  useEffect(() => {
    if (!arrival) return;
    let current = true;
    meet(keyring, arrival).then(
      (found) => current && setMet(() => found),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [meet, keyring, arrival]);
  return met;
}
