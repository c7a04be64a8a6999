"use client";

import { useSyncExternalStore } from "react";
import { neverChanges } from "@/lib/listeners";
import { forgetsInAWeek, isIos } from "@/lib/storage-life";

/** How long this browser keeps what a site leaves with it; `ios`: a week, and the home screen has a storage of its own. */
export type StorageLife = "long" | "week" | "ios";

/** `long` on the server and for a moment afterwards. */
export function useStorageLife(): StorageLife {
  return useSyncExternalStore(neverChanges, storageLife, () => "long");
}

function storageLife(): StorageLife {
  if (matchMedia("(display-mode: standalone)").matches || !forgetsInAWeek(navigator)) return "long";
  return isIos(navigator) ? "ios" : "week";
}
