"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import { refuseHere } from "@/features/access/ask-server";
import { load } from "@/features/access/send";
import { openLabel } from "@/features/devices/device-label";
import { findKeycard } from "@/features/keyring/keycard";
import { useKeyringSoon } from "@/features/keyring/use-keyring-soon";
import { listUnsent } from "@/features/outbox/list-unsent";
import { saveFile } from "@/lib/save-file";
import { myDataFile, type SentData } from "./my-data-file";

/** Everything of one's own as a file, opened on this device. */
export function TakeAlong({ network }: { network: string }) {
  const t = useTranslations("leave.take");
  const findKeyring = useKeyringSoon();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function take() {
    setPending(true);
    const keyring = await findKeyring();
    const answer =
      typeof keyring === "object" ? await load<SentData>(network, "my-data") : refuseHere("no-keys");
    setProblem(answer.ok ? null : answer.message);
    if (answer.ok && typeof keyring === "object") {
      const keycard = await findKeycard(network).catch(() => null);
      const here = {
        openLabel: async (id: string, label: string) => keycard && openLabel(keycard, id, label),
        unsent: await listUnsent(network),
      };
      saveFile("my-data.json", await myDataFile(answer.value, keyring, here), "application/json");
      showToast({ text: t("saved") });
    }
    setPending(false);
  }

  return (
    <div className="grid justify-items-start gap-3">
      {problem && <Notice kind="error">{problem}</Notice>}
      <Button onClick={take} pending={isPending}>
        <Download aria-hidden />
        {t("verb")}
      </Button>
      <p className="text-quiet">{t("careful")}</p>
    </div>
  );
}
