import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "@/components/notice";

/** For whoever is on duty, from when somebody left or lost a phone until the key has changed. */
export async function KeyDueNotice({ children }: { children: ReactNode }) {
  const t = await getTranslations("removal.due");
  return (
    <div className="mb-6">
      <Notice kind="warn" title={t("title")}>
        <p>{t("text")}</p>
        <div className="mt-3">{children}</div>
      </Notice>
    </div>
  );
}
