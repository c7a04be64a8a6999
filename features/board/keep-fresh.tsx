"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Asks for the page anew every minute, and on coming back to it: others act, and times run out, while one looks. A page
 * that says which version of the network it shows is asked for as soon as there is another.
 */
export function KeepFresh({ network, version }: { network: string; version?: number }) {
  const router = useRouter();
  useEffect(() => {
    let current = true;
    const refreshIf = async (known?: number) => {
      // Behind an open question the page stands still.
      if (document.visibilityState !== "visible" || document.querySelector("dialog[open]")) return;
      if ((await hasNews(network, known)) && current) router.refresh();
    };
    const refresh = () => refreshIf();
    const timer = setInterval(refresh, 60_000);
    const watch = version === undefined ? undefined : setInterval(() => refreshIf(version), 5_000);
    document.addEventListener("visibilitychange", refresh);
    window.addEventListener("online", refresh);
    return () => {
      current = false;
      clearInterval(timer);
      clearInterval(watch);
      document.removeEventListener("visibilitychange", refresh);
      window.removeEventListener("online", refresh);
    };
  }, [network, version, router]);
  return null;
}

/**
 * Whether the network has another version than the known one, or, without one, whether the server answers at all: a
 * refresh that does not get through makes Next.js load the page as if anew, and lose the one that is here.
 */
async function hasNews(network: string, known: number | undefined): Promise<boolean> {
  try {
    const answer = await fetch(`/api/n/${network}/board`, {
      method: "HEAD",
      headers: known === undefined ? {} : { "if-none-match": `"${known}"` },
      cache: "no-store",
      signal: AbortSignal.timeout(15_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
