"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";

/** A page of the network broke; the frame around it still stands. The server's log has the reason. */
export default function ErrorPage({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("errors.broken");
  const router = useRouter();
  const [pending, start] = useTransition();
  const again = () =>
    start(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert" className="max-w-prose">
      <h1 className="text-3xl leading-tight font-extrabold tracking-tight">{t("title")}</h1>
      <p className="mt-3 border-t-2 border-rule pt-3">{t("text")}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="primary" pending={pending} onClick={again}>
          {t("action")}
        </Button>
        <LinkButton href="/">{t("home")}</LinkButton>
      </div>
    </div>
  );
}
