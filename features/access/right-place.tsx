"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";

/** Shows its children unless this address, or this browser, is no place for keys; says so before anything is typed. */
export function RightPlace({ origin, children }: { origin: string; children: ReactNode }) {
  const t = useTranslations("access");
  const [wrong, setWrong] = useState<"insecure" | "elsewhere" | null>(null);
  useEffect(() => setWrong(whatIsWrong(origin)), [origin]);
  if (wrong) {
    return (
      <Notice kind="error" title={t(`${wrong}.title`)}>
        <p>{t(`${wrong}.text`, { origin })}</p>
        {wrong === "elsewhere" && (
          <div className="mt-3">
            <LinkButton href={origin}>{t("go")}</LinkButton>
          </div>
        )}
      </Notice>
    );
  }
  return (
    <>
      <noscript>
        <Notice kind="warn">{t("noScript")}</Notice>
      </noscript>
      {children}
    </>
  );
}

/** Keys made at another address than the one signatures are checked for would stay there and open nothing. */
function whatIsWrong(origin: string) {
  if (!window.isSecureContext || !crypto.subtle) return "insecure";
  return location.origin === origin ? null : "elsewhere";
}
