"use client";

import { SquarePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { useInstalling } from "./use-installing";

/** How to have the app on the home screen, and what that changes. Nothing where it already is. */
export function InstallCard() {
  const t = useTranslations("install");
  const { isInstalled, isApple, offer } = useInstalling();
  if (isInstalled) return null;
  return (
    <section
      aria-labelledby="install"
      className="grid max-w-prose gap-2 rounded-sign border-2 border-rule p-4"
    >
      <h3 id="install" className="text-lg font-bold">
        {t("title")}
      </h3>
      <p>{t("text")}</p>
      {isApple && <p>{t("phone")}</p>}
      <p>{t("seen")}</p>
      {offer ? (
        <div className="mt-1">
          <Button onClick={offer}>
            <SquarePlus aria-hidden />
            {t("action")}
          </Button>
        </div>
      ) : (
        <p className="font-semibold">{t(isApple ? "ios" : "elsewhere")}</p>
      )}
    </section>
  );
}
