"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";

/** What broke is in the server's log under the same digest; the page says nothing of it to whoever looks on. */
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
    <main className="mx-auto max-w-xl px-4 py-16">
      <div role="alert">
        <h1 className="text-3xl leading-tight font-extrabold tracking-tight">{t("title")}</h1>
        <p className="mt-3 border-t-2 border-rule pt-3">{t("text")}</p>
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="primary" pending={pending} onClick={again}>
          {t("action")}
        </Button>
        <LinkButton href="/">{t("home")}</LinkButton>
      </div>
    </main>
  );
}
