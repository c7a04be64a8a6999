"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AskFirst } from "@/components/ask-first";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { removeKeycard } from "@/features/keyring/keycard";

/**
 * For a device that the network does not know any more. Whether its member was removed or only the device was ended, the
 * server cannot say: it keeps nothing of whoever is gone. Keys and what was typed stay until their owner takes them off;
 * what shows with whom one was does not (see `forgetAfterRefusal`).
 */
export function RefusedDevice({ network }: { network: string }) {
  const t = useTranslations("access.refused");
  const common = useTranslations("common");
  const [problem, setProblem] = useState<string | null>(null);

  async function takeOff() {
    try {
      await removeKeycard(network);
    } catch {
      setProblem(common("keysStay"));
      return false;
    }
    // A whole new page: nothing that was opened stays in memory.
    location.replace("/");
    return false;
  }

  return (
    <section aria-live="polite">
      <PageHeader title={t("title")} lead={t("text")} />
      <p className="max-w-prose">{t("keys")}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/sign-in" look="primary">
          {t("words")}
        </LinkButton>
        <AskFirst
          label={t("takeOff")}
          title={t("sure.title")}
          sure={t("sure.yes")}
          act={takeOff}
          pending={false}
          problem={problem}
        >
          <p>{t("sure.text")}</p>
        </AskFirst>
      </div>
    </section>
  );
}
