"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";

/** One device that is about to be ended, or all but this one. */
export type Ending =
  | { readonly device: string; readonly name: string }
  | { readonly device: null; readonly count: number };

/** Says plainly what ending means before it is done. */
export function EndSheet({ ending, pending, onEnd, onClose }: EndSheetProps) {
  const t = useTranslations("devices");
  const title = ending && (ending.device !== null ? t("endTitle", { name: ending.name }) : t("endAllTitle"));
  return (
    <Sheet open={ending !== null} onClose={onClose} title={title}>
      {ending && (
        <div className="grid gap-4">
          <p>{ending.device !== null ? t("endText") : t("endAllText", { count: ending.count })}</p>
          <p>{t("endLost")}</p>
          <Button wide look="danger" pending={pending} onClick={onEnd}>
            {ending.device !== null ? t("endYes") : t("endAllYes")}
          </Button>
          <Button wide onClick={onClose}>
            {t("endNo")}
          </Button>
        </div>
      )}
    </Sheet>
  );
}

type EndSheetProps = { ending: Ending | null; pending: boolean; onEnd: () => void; onClose: () => void };
