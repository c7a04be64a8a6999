"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { LinkButton } from "@/components/link-button";

/**
 * Right above the tabs on a phone, where the thumb is, and out of the way while one reads on; beside the title on a
 * wider screen.
 */
export function PostActions({ network, stream }: { network: string; stream: "needs" | "offers" }) {
  const t = useTranslations("board");
  const isAway = useReadingOn();
  return (
    <div data-bar="" className={`${bar} ${isAway ? "max-md:translate-y-full" : ""}`}>
      <LinkButton href={`/n/${network}/needs/new`} look={stream === "needs" ? "primary" : "plain"}>
        {t("postNeed")}
      </LinkButton>
      <LinkButton href={`/n/${network}/offers/new`} look={stream === "offers" ? "primary" : "plain"}>
        {t("postOffer")}
      </LinkButton>
    </div>
  );
}

/** True while one scrolls down, false again on the way up. */
function useReadingOn(): boolean {
  const [isReadingOn, setReadingOn] = useState(false);
  useEffect(() => {
    let last = window.scrollY;
    const look = () => {
      const moved = window.scrollY - last;
      if (Math.abs(moved) < 24) return;
      setReadingOn(moved > 0 && window.scrollY > 200);
      last = window.scrollY;
    };
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  return isReadingOn;
}

const bar =
  "fixed inset-x-0 bottom-[calc(4rem+2px+env(safe-area-inset-bottom))] z-10 grid grid-cols-2 gap-2 border-t-2 " +
  "max-md:in-[body:has([data-line])]:mb-11 " +
  "border-rule bg-paper px-4 py-2 focus-within:translate-y-0! motion-safe:transition-transform md:static md:flex " +
  "md:border-0 md:p-0 print:hidden";
