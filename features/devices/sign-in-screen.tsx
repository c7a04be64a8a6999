"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { PageHeader } from "@/components/page-header";
import { KnownNetworks } from "@/features/keyring/known-networks";
import { WordsForm } from "@/features/members/words-form";
import { readWordsFragment } from "@/features/members/words-link";
import { AddHereForm } from "./add-here-form";
import { type DeviceLink, readDeviceLink } from "./device-link";

/**
 * A new device comes in: by twelve words, typed or scanned from their card, or by the code that another device shows.
 * What a code brought along leaves the address at once.
 */
export function SignInScreen() {
  const t = useTranslations("signIn");
  const [code, setCode] = useState<DeviceLink | null>(null);
  const [secret, setSecret] = useState<Uint8Array | null>(null);

  useEffect(() => {
    const take = () => {
      const fragment = location.hash.slice(1);
      if (!fragment) return;
      history.replaceState(null, "", location.pathname);
      setCode(readDeviceLink(fragment));
      setSecret(readWordsFragment(fragment));
    };
    take();
    // A code's address pasted over that of this very page changes the fragment and loads nothing.
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);

  if (code) return <AddHereForm code={code} onWords={() => setCode(null)} />;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid max-w-lg gap-10">
        <KnownNetworks>
          <h2 className="text-xl font-extrabold">{t("here")}</h2>
        </KnownNetworks>
        <WordsForm secret={secret} />
      </div>
    </>
  );
}
