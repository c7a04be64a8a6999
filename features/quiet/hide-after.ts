"use client";

import { get, set } from "idb-keyval";
import { useEffect, useSyncExternalStore } from "react";
import { deviceStore } from "@/features/keyring/device-store";
import { makeListeners } from "@/lib/listeners";

/** Minutes without a touch after which this device hides the page; `never` is a choice too. */
export const hideAfterChoices = ["1", "3", "10", "never"] as const;

export type HideAfter = (typeof hideAfterChoices)[number];

/** What this device has chosen; the usual until its storage has opened. */
export function useHideAfter(): HideAfter {
  useEffect(() => {
    recall();
  }, []);
  return useSyncExternalStore(
    listen,
    () => chosen,
    () => usual,
  );
}

/** Kept on this device, for all of its networks. */
export function chooseHideAfter(choice: HideAfter) {
  settle(choice);
  set(address, choice, deviceStore()).catch(() => {});
}

const usual: HideAfter = "3";
const address = "quiet:hide-after";

let chosen: HideAfter = usual;
const { listen, tell } = makeListeners();

/** A device that keeps nothing stays with the usual. */
async function recall() {
  const kept = await get<HideAfter>(address, deviceStore()).catch(() => undefined);
  if (kept && hideAfterChoices.includes(kept)) settle(kept);
}

function settle(choice: HideAfter) {
  chosen = choice;
  tell();
}
