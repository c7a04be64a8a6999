"use client";

import { UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "@/components/notice";
import type { Keyring } from "@/features/keyring/keyring";
import { type KeyringState, useKeyring, WithKeyring } from "@/features/keyring/keyring-provider";
import { MemberName } from "@/features/keyring/member-name";
import { NotShared } from "./guest-contact";
import { guestKeyring } from "./guest-keyring";
import type { GuestCard } from "./queries";
import { type OpenedSecrets, useGuestSecrets } from "./use-guest-secrets";

/** Everything inside is done for this guest, and says so at the top; without a guest it is one's own. */
export function ActingFor({ guest, children }: { guest: GuestCard | null; children: ReactNode }) {
  return guest ? <ForGuest guest={guest}>{children}</ForGuest> : children;
}

function ForGuest({ guest, children }: { guest: GuestCard; children: ReactNode }) {
  const t = useTranslations("guests");
  const secrets = useGuestSecrets(guest);
  const keyring = useGuestKeyring(guest.id, secrets);
  return (
    <>
      <p className="mb-4 flex items-center gap-2 rounded-sign border-2 border-ink bg-wash px-4 py-2 font-bold print:hidden">
        <UserRound aria-hidden className="size-5 shrink-0" />
        <span>{t.rich("for", { who: () => <MemberName member={guest} /> })}</span>
      </p>
      {(secrets === "missing" || secrets === "doubted") && (
        <div className="mb-4 print:hidden">
          <Notice kind={secrets === "missing" ? "warn" : "error"}>
            {secrets === "missing" ? <NotShared guest={guest} /> : t("doubted")}
          </Notice>
        </div>
      )}
      <WithKeyring keyring={keyring}>{children}</WithKeyring>
    </>
  );
}

/** `missing` for as long as nobody has shared what the guest's contacts are sealed with, or nobody believes it. */
function useGuestKeyring(guest: string, secrets: OpenedSecrets): KeyringState {
  const own = useKeyring();
  const [acting, setActing] = useState<{ of: Keyring; secrets: OpenedSecrets; keyring: KeyringState }>();
  useEffect(() => {
    if (typeof own !== "object" || typeof secrets !== "object") return;
    let current = true;
    const settle = (keyring: KeyringState) => current && setActing({ of: own, secrets, keyring });
    guestKeyring(own, guest, secrets).then(settle, () => settle("missing"));
    return () => {
      current = false;
    };
  }, [own, guest, secrets]);
  if (typeof own !== "object") return own;
  if (typeof secrets !== "object") return secrets === "loading" ? "loading" : "missing";
  return acting?.of === own && acting.secrets === secrets ? acting.keyring : "loading";
}
