"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import { boxLook, Field } from "./field";
import { QrCode } from "./qr-code";
import { TimeLeft } from "./time-left";

/**
 * A link for another phone's camera, or to be copied, as long as it is good: `until` is on this device's own clock, in
 * milliseconds since 1970. `children` are further things to do with it.
 */
export function ShownCode({ link, until, label, hint, children }: ShownCodeProps) {
  const t = useTranslations("common");
  return (
    <>
      <div className="grid justify-items-center gap-2">
        <QrCode text={link} label={label} />
        <TimeLeft until={until} />
      </div>
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
        <CopyButton text={link} label={t("copyLink")} />
        {children}
      </div>
    </>
  );
}

type ShownCodeProps = { link: string; until: number; label: string; hint?: ReactNode; children?: ReactNode };
