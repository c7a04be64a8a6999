"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";

/** In place of a form whose content is kept until there is signal; it takes the focus. */
export function KeptNotice({ onAnother }: { onAnother?: () => void }) {
  const t = useTranslations("outbox.kept");
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.focus();
  }, []);
  return (
    <div ref={notice} tabIndex={-1} className="grid max-w-2xl gap-4 outline-none">
      <Notice kind="done" title={t("title")}>
        {t("text")}
      </Notice>
      {onAnother && (
        <div>
          <Button onClick={onAnother}>{t("another")}</Button>
        </div>
      )}
    </div>
  );
}
