"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page anew every minute, and on coming back to it: others act, and times run out, while one looks. */
export function KeepFresh({ network }: { network: string }) {
  const router = useRouter();
  useEffect(() => {
    let current = true;
    const refresh = async () => {
      // Behind an open question the page stands still.
      if (document.visibilityState !== "visible" || document.querySelector("dialog[open]")) return;
      if ((await answers(network)) && current) router.refresh();
    };
    const timer = setInterval(refresh, 60_000);
    document.addEventListener("visibilitychange", refresh);
    window.addEventListener("online", refresh);
    return () => {
      current = false;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
      window.removeEventListener("online", refresh);
    };
  }, [network, router]);
  return null;
}

/** A refresh that does not get through makes Next.js load the page as if anew, and lose the one that is here. */
async function answers(network: string): Promise<boolean> {
  try {
    const answer = await fetch(`/api/n/${network}/board`, {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout(15_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
