"use client";

import { useTranslations } from "next-intl";
import type { GuestCard } from "./queries";
import { useGuestSecrets } from "./use-guest-secrets";

/** How to reach a guest, opened in the browser; in its place a warning when somebody else wrote it. */
export function GuestContact({ guest }: { guest: GuestCard }) {
  const t = useTranslations("guests");
  const secrets = useGuestSecrets(guest);
  if (typeof secrets === "object") return <span className="whitespace-pre-line">{secrets.contact}</span>;
  switch (secrets) {
    case "loading":
      return <span className="text-quiet">{t("opening")}</span>;
    case "missing":
      return <span className="text-quiet italic">{t("notShared")}</span>;
    case "doubted":
      return (
        <span role="alert" className="font-bold text-signal">
          {t("doubted")}
        </span>
      );
  }
}
