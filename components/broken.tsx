"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useTransition } from "react";
import { Button } from "./button";
import { buttonLook } from "./button-look";

/** What Next.js passes to a page that stands in for one that broke. */
export type BrokenProps = { error: Error & { digest?: string }; reset: () => void };

/**
 * What broke is in the server's log under the same digest; nothing is said of it to whoever looks on. When the server has
 * no database for the moment, the page comes back by itself.
 */
export function Broken({ error, reset }: BrokenProps) {
  const isAway = error.digest === "unavailable";
  const t = useTranslations(isAway ? "errors.away" : "errors.broken");
  const router = useRouter();
  const [pending, start] = useTransition();
  const again = () =>
    start(() => {
      router.refresh();
      reset();
    });
  useEffect(() => {
    if (!isAway || pending) return;
    // By chance, so that not everybody asks at the same moment.
    const timer = setTimeout(
      () => document.visibilityState === "visible" && again(),
      2000 + Math.random() * 3000,
    );
    const look = () => document.visibilityState === "visible" && again();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  });
  return (
    <>
      <div role="alert">
        <h1 className="text-3xl leading-tight font-extrabold tracking-tight">{t("title")}</h1>
        <p className="mt-3 border-t-2 border-rule pt-3">{t("text")}</p>
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="primary" pending={pending} onClick={again}>
          {t("action")}
        </Button>
        {/* Loaded anew as a whole, after an accident: so no page has to bring the code of links for this one. */}
        <a href="/" className={buttonLook("plain")}>
          {t("home")}
        </a>
      </div>
    </>
  );
}
