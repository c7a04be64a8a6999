"use client";

import { CloudOff, History } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useTransition } from "react";
import { noteFresh, noteSeen, noteStep, useAsOf } from "@/features/kept/as-of";
import { useSignalLost } from "@/features/kept/signal";
import { formatDay, formatTime } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import { wallClock } from "@/lib/wall-clock";

/**
 * Says that there is no signal, or that the page came from this device, and of when it is; nothing otherwise. It lies
 * over the end of the page, above the tabs, so that nothing moves. `drawn` is when the server drew the frame.
 */
export function OfflineLine({ zone, drawn }: { zone: string; drawn: number }) {
  const t = useTranslations("offline");
  const locale = useLocale();
  const router = useRouter();
  const isLost = useSignalLost();
  const asOf = useAsOf();
  const [isLoading, load] = useTransition();
  useNoteFresh(drawn, isLost);

  const isShown = asOf !== null && (isLost || asOf.isKept);
  const time = isShown && formatAsOf(asOf.at, zone, locale);
  return (
    <div role="status" className="print:hidden">
      {time && (
        <div data-line="" className={look}>
          {isLost ? (
            <CloudOff aria-hidden className={iconLook} />
          ) : (
            <History aria-hidden className={iconLook} />
          )}
          <p className="min-w-0 flex-1">{t(isLost ? "lost" : "kept", { time })}</p>
          {!isLost && (
            <button
              type="button"
              aria-busy={isLoading}
              onClick={() => load(() => router.refresh())}
              className="min-h-11 shrink-0 px-1 font-bold underline decoration-2 underline-offset-4"
            >
              {t("again")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** A step to another page, and a frame drawn anew, come from the server; the page that came first says itself when. */
function useNoteFresh(drawn: number, isLost: boolean) {
  const path = usePathname();
  const known = useRef({ path, drawn });
  useEffect(() => {
    const before = known.current;
    known.current = { path, drawn };
    if (before.drawn !== drawn) noteFresh();
    else if (before.path !== path) noteStep(path, isLost);
    noteSeen(path);
  }, [path, drawn, isLost]);
}

function formatAsOf(at: number, zone: string, locale: Locale): string {
  const { day, time } = wallClock(new Date(at), zone);
  const today = wallClock(new Date(), zone).day;
  const clock = formatTime(time, locale);
  return day === today ? clock : `${formatDay(day, today, locale)} ${clock}`;
}

const iconLook = "size-4 shrink-0 text-signal";

const look =
  "fixed inset-x-0 bottom-[calc(4rem+2px+env(safe-area-inset-bottom))] z-15 flex h-11 items-center gap-2 border-t-2 " +
  "border-rule bg-wash px-4 text-sm leading-tight md:inset-x-auto md:right-6 md:bottom-4 md:rounded-sign md:border-2";
