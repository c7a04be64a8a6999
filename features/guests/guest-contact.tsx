"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useKeyring } from "@/features/keyring/keyring-provider";
import type { GuestSecrets } from "@/seal/guest";
import type { GuestCard } from "./queries";

/** A guest's secrets: undefined while they open; null when this device has none. */
export function useGuestSecrets({ id, secrets }: GuestCard): GuestSecrets | null | undefined {
  const keyring = useKeyring();
  const [opened, setOpened] = useState<{ sealed: string; secrets: GuestSecrets | null }>();
  useEffect(() => {
    if (typeof keyring !== "object" || !secrets) return;
    let current = true;
    const settle = (found: GuestSecrets | null) => current && setOpened({ sealed: secrets, secrets: found });
    keyring.openGuest(id, secrets).then(settle, () => settle(null));
    return () => {
      current = false;
    };
  }, [keyring, id, secrets]);
  if (!secrets || keyring === "missing") return null;
  return opened?.sealed === secrets ? opened.secrets : undefined;
}

/** How to reach a guest, opened in the browser. */
export function GuestContact({ guest }: { guest: GuestCard }) {
  const t = useTranslations("guests");
  const secrets = useGuestSecrets(guest);
  if (secrets === undefined) return <span className="text-quiet">{t("opening")}</span>;
  if (secrets === null) return <span className="text-quiet italic">{t("notShared")}</span>;
  return <span className="whitespace-pre-line">{secrets.contact}</span>;
}
