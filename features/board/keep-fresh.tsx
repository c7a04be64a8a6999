"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { noteAnswer, noteSilence } from "@/features/kept/signal";
import { followNetwork } from "@/features/live/follow-network";
import { type LiveMessage, versionOf } from "@/features/live/live-message";
import { countNews } from "@/features/live/news-badge";

/**
 * Asks for the page anew when there is another version of the network than the one it shows, and on coming back to it; and
 * every minute, because times run out while one looks. Behind an open question, and while nobody looks, the page stands still.
 */
export function KeepFresh({ network, version }: { network: string; version: number }) {
  const router = useRouter();
  const shown = useRef(version);
  useEffect(() => {
    shown.current = Math.max(shown.current, version);
  }, [version]);

  useEffect(() => {
    let newest = 0;
    let isCounted = false;
    let askedAt = performance.now();
    let isOwed = false;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const isDue = () => isOwed || newest > shown.current || performance.now() - askedAt > minute;

    const refresh = async () => {
      timer = undefined;
      if (!isDue() || document.visibilityState !== "visible") return;
      if (document.querySelector("dialog[open]")) return soon();
      askedAt = performance.now();
      isOwed = true;
      const status = await askWhetherThere(network);
      if (status === null || status >= 500) return later(again);
      isOwed = false;
      if (status !== 200) return;
      // What is asked for now shows at least this much.
      shown.current = Math.max(shown.current, newest);
      isCounted = false;
      router.refresh();
    };

    /** Not more than once in a few seconds, and not everybody at the same moment. */
    const soon = () => {
      const rest = Math.max(0, askedAt + pause - performance.now());
      later(rest + 200 + Math.random() * spread);
    };

    const later = (wait: number) => {
      if (!isOver) timer ??= setTimeout(refresh, wait);
    };

    const hear = (message: LiveMessage) => {
      newest = Math.max(newest, versionOf(message));
      if (newest <= shown.current) return;
      if (document.visibilityState === "visible") soon();
      else if (!isCounted) {
        isCounted = true;
        countNews(1);
      }
    };
    const look = () => {
      if (isDue() && document.visibilityState === "visible") soon();
    };
    const comeBack = () => {
      clearTimeout(timer);
      askedAt = Number.NEGATIVE_INFINITY;
      refresh();
    };
    const unfollow = followNetwork(network, hear);
    const clock = setInterval(look, minute);
    document.addEventListener("visibilitychange", comeBack);
    window.addEventListener("online", comeBack);
    return () => {
      isOver = true;
      unfollow();
      clearTimeout(timer);
      clearInterval(clock);
      document.removeEventListener("visibilitychange", comeBack);
      window.removeEventListener("online", comeBack);
    };
  }, [network, router]);
  return null;
}

/** In milliseconds, as what follows. */
const minute = 60_000;
const pause = 2_000;
const again = 10_000;
const spread = 800;

/**
 * With what status the server answers, or null when it does not: a refresh that does not get through makes Next.js load
 * the page as if anew, and lose the one that is here.
 */
async function askWhetherThere(network: string): Promise<number | null> {
  try {
    const answer = await fetch(`/api/n/${network}/board`, {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout(15_000),
    });
    noteAnswer();
    return answer.status;
  } catch {
    noteSilence();
    return null;
  }
}
