"use client";

import { usePathname } from "next/navigation";
import { useLocale } from "next-intl";
import { useEffect } from "react";
import { dropAllKept, type Room } from "@/features/kept/kept-caches";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { askToKeep } from "./ask-to-keep";

/**
 * Keeps this membership's everyday pages, and what is visited, on this device for a time without signal, as soon as the
 * page has nothing else to do. What it draws says whose page this is (see features/offline/worker) and cannot be seen.
 */
export function KeepOffline({ network, member, days }: Room) {
  const path = usePathname();
  const locale = useLocale();
  const keyring = useKeyring();
  // Somebody else may have signed in here meanwhile.
  const isOwn = typeof keyring === "object" && keyring.member === member;
  useEffect(() => {
    if (!isOwn) return;
    // While developing, code changes under the same name; a worker that was there before would not notice.
    if (process.env.NODE_ENV !== "production") return void dropAllKept();
    return whenIdle(() => askToKeep({ network, member, days, path, locale }));
  }, [isOwn, network, member, days, path, locale]);
  return <span hidden data-member={member} />;
}

/** After the page has come to rest; Safari knows no idling. Returns how to call it off. */
function whenIdle(work: () => void): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === "function") idle = requestIdleCallback(work, { timeout: 5_000 });
    else work();
  }, 2_000);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
