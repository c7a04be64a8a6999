"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/button";
import { buttonLook } from "@/components/button-look";
import { CopyButton } from "@/components/copy-button";
import { PageHeader } from "@/components/page-header";
import { Progress } from "@/components/progress";
import { ReadOnlyField } from "@/components/read-only-field";
import { intentLink } from "@/lib/built-in-browser";

/**
 * Why not here, and how to get out, before anything is made that would be lost. Whoever wants goes on. `app` is its
 * name, or "" when it does not say.
 */
export function OwnBrowserNotice({ app, children }: { app: string; children: ReactNode }) {
  const t = useTranslations("access.builtIn");
  const [link, setLink] = useState<string | null>(null);
  const [goesOn, setGoingOn] = useState(false);
  const [isShown, setShown] = useState(false);

  useEffect(() => {
    // On the home screen of an iPhone a page calls itself like one inside of an app.
    if (app === "" && (navigator as { standalone?: boolean }).standalone) return setGoingOn(true);
    // The secret part of an invitation leaves the address bar here too.
    setLink((known) => known ?? location.href);
    history.replaceState(null, "", location.pathname + location.search);
  }, [app]);

  function goOn() {
    // The page itself takes the secret out of the address.
    if (link) history.replaceState(null, "", link);
    setGoingOn(true);
  }

  if (goesOn) return children;
  if (!link) return <Progress label={t("looking")} />;
  return (
    <section className="grid max-w-lg gap-5">
      <PageHeader title={t("title")} lead={app ? t("text", { app }) : t("textUnknown")} />
      <p>{t("how")}</p>
      <div className="flex flex-wrap gap-3">
        {/\bAndroid\b/.test(navigator.userAgent) && (
          <a href={intentLink(link)} className={buttonLook("primary")}>
            {t("open")}
          </a>
        )}
        <CopyButton text={link} label={t("copy")} onRefused={() => setShown(true)} />
      </div>
      {isShown && <ReadOnlyField label={t("link")} value={link} />}
      <div>
        <Button look="quiet" onClick={goOn}>
          {t("goOn")}
        </Button>
      </div>
    </section>
  );
}
