"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { announce } from "./announce";
import { Button } from "./button";

/** Copies `text`; where the browser does not allow it, `onRefused` can show the text to copy by hand. */
export function CopyButton({ text, label, onRefused }: CopyButtonProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 3_000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t("copied"));
    } catch {
      // Clipboards are refused without HTTPS and by some built-in browsers; nothing is lost.
      onRefused?.();
    }
  }

  return (
    <Button onClick={copy}>
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {copied ? t("copied") : (label ?? t("copy"))}
    </Button>
  );
}

type CopyButtonProps = { text: string; label?: string; onRefused?: () => void };
