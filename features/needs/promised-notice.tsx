"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/notice";

/** What has been promised can no longer be changed; the form below shows only the rest. */
export function PromisedNotice() {
  const t = useTranslations("post.promised");
  return <Notice title={t("title")}>{t("text")}</Notice>;
}
