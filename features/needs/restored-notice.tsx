"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/button";

/** Says that an unsent form came back, and offers an empty one. */
export function RestoredNotice({ onStartOver }: { onStartOver: () => void }) {
  const t = useTranslations("post");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 rounded-sign border-2 border-rule bg-wash">
      <p role="status" className="px-4 pt-2 sm:py-2">
        {t("restored")}
      </p>
      <Button look="quiet" onClick={onStartOver}>
        {t("startOver")}
      </Button>
    </div>
  );
}
