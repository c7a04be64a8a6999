"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import { ReadOnlyField } from "./read-only-field";
import { ShareButton } from "./share-button";

/** A link to be passed on: shared by the phone's own means where `share` and the browser allow it, or copied. */
export function LinkField({ link, hint, share = false, children }: LinkFieldProps) {
  const t = useTranslations("common");
  return (
    <div className="grid gap-3">
      <ReadOnlyField label={t("link")} hint={hint} value={link} />
      <div className="flex flex-wrap gap-3">
        {share && <ShareButton link={link} />}
        <CopyButton text={link} label={t("copyLink")} />
        {children}
      </div>
    </div>
  );
}

/** `children` are further things to do with the link. */
type LinkFieldProps = { link: string; hint?: ReactNode; share?: boolean; children?: ReactNode };
