"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import { boxLook, Field } from "./field";
import { ShareButton } from "./share-button";

/** A link to be passed on: shared by the phone's own means where `share` and the browser allow it, or copied. */
export function LinkField({ link, hint, share = false, children }: LinkFieldProps) {
  const t = useTranslations("common");
  return (
    <div className="grid gap-3">
      <Field label={t("link")} hint={hint}>
        {(control) => (
          <input
            {...control}
            readOnly
            value={link}
            onFocus={(event) => event.target.select()}
            className={boxLook}
          />
        )}
      </Field>
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
