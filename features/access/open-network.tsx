"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Progress } from "@/components/progress";
import { type SignedIn, signInSilently } from "./sign-in";

// The server has just answered, so that this can be had as well.
const RefusedDevice = dynamic(async () => (await import("./refused-device")).RefusedDevice);

/** In place of a member's page: signs this device in by itself and shows the page, or says what is missing. */
export function OpenNetwork({ network }: { network: string }) {
  const t = useTranslations("access");
  const router = useRouter();
  const [result, setResult] = useState<SignedIn | null>(null);

  const open = useCallback(async () => {
    setResult(null);
    const signedIn = await signInSilently(network);
    if (signedIn.ok) router.refresh();
    else setResult(signedIn);
  }, [network, router]);

  useEffect(() => {
    open();
  }, [open]);

  if (!result || result.ok) return <Progress label={t("opening")} />;
  const { reason, origin = "" } = result;
  if (reason === "refused") return <RefusedDevice network={network} />;
  return (
    <section aria-live="polite">
      <PageHeader title={t(`${reason}.title`)} lead={t(`${reason}.text`, { origin })} />
      {reason === "offline" || reason === "broken" || reason === "busy" ? (
        <Button look="primary" onClick={open}>
          {t("retry")}
        </Button>
      ) : reason === "elsewhere" ? (
        <LinkButton href={`${origin}/n/${network}`} look="primary">
          {t("go")}
        </LinkButton>
      ) : reason === "burned" ? (
        <LinkButton href="/">{t("start")}</LinkButton>
      ) : (
        <LinkButton href="/sign-in" look="primary">
          {t("words")}
        </LinkButton>
      )}
    </section>
  );
}
