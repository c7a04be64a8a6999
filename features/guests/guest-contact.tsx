"use client";

import { useTranslations } from "next-intl";
import { MemberNames } from "@/features/keyring/member-names";
import type { GuestCard } from "./queries";
import { useGuestSecrets } from "./use-guest-secrets";

/** How to reach a guest, opened in the browser; in its place why not, and what to do about it. */
export function GuestContact({ guest }: { guest: GuestCard }) {
  const t = useTranslations("guests");
  const secrets = useGuestSecrets(guest);
  if (typeof secrets === "object") return <span className="whitespace-pre-line">{secrets.contact}</span>;
  switch (secrets) {
    case "loading":
      return <span className="text-quiet">{t("opening")}</span>;
    case "missing":
      return (
        <span className="text-quiet italic">
          <NotShared guest={guest} />
        </span>
      );
    case "doubted":
      return (
        <span role="alert" className="font-bold text-signal">
          {t("doubted")}
        </span>
      );
  }
}

/** Who has what the reader does not, and can give it to them. */
export function NotShared({ guest }: { guest: GuestCard }) {
  const t = useTranslations("guests.notShared");
  const { holders, secrets } = guest;
  if (secrets) return t("closed");
  return holders.length === 0 ? t("nobody") : t.rich("ask", { who: () => <MemberNames of={holders} /> });
}
