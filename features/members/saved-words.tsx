"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { announce } from "@/components/announce";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import { forgetSecret } from "@/features/keyring/keycard";

/** Takes the words off this device, once the member has them elsewhere; asks first, because nobody can undo it. */
export function SavedWords({ network, onSaved }: { network: string; onSaved: () => void }) {
  const t = useTranslations("settings");
  const [isAsking, setAsking] = useState(false);

  async function forget() {
    await forgetSecret(network);
    setAsking(false);
    onSaved();
    announce(t("noWords.title"));
  }

  return (
    <>
      <Button look="primary" onClick={() => setAsking(true)}>
        {t("written")}
      </Button>
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t("sure.title")}>
        <p>{t("sure.text")}</p>
        <div className="mt-5 flex flex-wrap gap-3">
          <Button look="primary" onClick={forget}>
            {t("sure.yes")}
          </Button>
          <Button onClick={() => setAsking(false)}>{t("sure.no")}</Button>
        </div>
      </Sheet>
    </>
  );
}
