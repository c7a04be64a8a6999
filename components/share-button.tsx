"use client";

import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button";

/** Opens the phone's own ways to send a link; nothing where the browser has none (https://www.w3.org/TR/web-share/). */
export function ShareButton({ link }: { link: string }) {
  const t = useTranslations("common");
  const [canShare, setCanShare] = useState(false);
  useEffect(() => setCanShare(typeof navigator.share === "function"), []);
  if (!canShare) return null;
  return (
    // The link alone: a title or a text would stand in the history of whatever app it goes through.
    <Button look="primary" onClick={() => navigator.share({ url: link }).catch(() => {})}>
      <Share2 aria-hidden />
      {t("share")}
    </Button>
  );
}
