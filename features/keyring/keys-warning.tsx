"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/notice";
import { useKeyring } from "./keyring-provider";
import type { KeysTrouble } from "./keys-trouble";

/** Says plainly that nothing is sealed here for now, and why; nothing at all while keys are in order. */
export function KeysWarning() {
  const keyring = useKeyring();
  const trouble = typeof keyring === "object" ? keyring.trouble : null;
  return (
    trouble && (
      <div className="mb-4">
        <TroubleNotice trouble={trouble} />
      </div>
    )
  );
}

/** One trouble, wherever something would have been sealed. */
export function TroubleNotice({ trouble }: { trouble: KeysTrouble }) {
  const t = useTranslations("keyring");
  return (
    <Notice kind="warn" title={t(`trouble.${trouble}.title`)}>
      <p>{t(`trouble.${trouble}.text`)}</p>
    </Notice>
  );
}
