"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Notice } from "@/components/notice";
import { spotId } from "./form-spot";
import type { Trouble } from "./trouble";

/** What kept the form from being sent, with the way to each field; it takes the focus when it comes up. */
export function TroubleNotice({ trouble }: { trouble: Trouble | null }) {
  const t = useTranslations("post");
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!trouble) return;
    notice.current?.focus({ preventScroll: true });
    // With it the button that tries again.
    notice.current?.parentElement?.scrollIntoView({ block: "nearest" });
  }, [trouble]);
  return (
    <div ref={notice} tabIndex={-1} className="outline-none">
      {trouble?.offline && (
        <Notice kind="warn" title={t("offline.title")}>
          {t("offline.text")}
        </Notice>
      )}
      {trouble && !trouble.offline && (
        <Notice kind="error" title={t("notSent")}>
          <p>{trouble.message}</p>
          <TroubleList trouble={trouble} />
        </Notice>
      )}
    </div>
  );
}

function TroubleList({ trouble: { message, fields } }: { trouble: Trouble }) {
  const further = Object.entries(fields).filter(([, text]) => text !== message);
  if (further.length === 0) return null;
  return (
    <ul className="mt-1">
      {further.map(([name, text]) => (
        <li key={name}>
          <a href={`#${spotId(name)}`} className="block py-1.5 underline underline-offset-4">
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
