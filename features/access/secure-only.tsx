"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "@/components/notice";

/** What needs keys: shown unless this browser, or this address, cannot make any. */
export function SecureOnly({ children }: { children: ReactNode }) {
  const t = useTranslations("access");
  const [isInsecure, setInsecure] = useState(false);
  useEffect(() => setInsecure(!window.isSecureContext || !crypto.subtle), []);
  if (isInsecure) {
    return (
      <Notice kind="error" title={t("insecure.title")}>
        {t("insecure.text")}
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
