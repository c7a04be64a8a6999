"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/notice";

/** What has been promised can no longer be changed; the form below shows only the rest. `line` says what it is. */
export function PromisedNotice({ line }: { line?: string }) {
  const t = useTranslations("post.promised");
  return (
    <Notice title={t("title")}>
      {line && <p className="text-lg font-extrabold">{line}</p>}
      <p>{t("text")}</p>
    </Notice>
  );
}
