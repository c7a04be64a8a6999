"use client";

import { useEffect } from "react";

/** Once the page has settled, looks whether the browser takes messages elsewhere by now. Only where it shows any. */
export function KeepPush({ network }: { network: string }) {
  useEffect(() => {
    if (!("Notification" in window) || Notification.permission !== "granted") return;
    const timer = setTimeout(async () => {
      const here = await import("./push-here").catch(() => null);
      await here?.renewPush(network);
    }, 5_000);
    return () => clearTimeout(timer);
  }, [network]);
  return null;
}
