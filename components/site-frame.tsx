import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageSwitch } from "./language-switch";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

/** The frame of the pages that anyone may read: name and language above, the guide below. */
export function SiteFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-4 sm:px-6">
      <SkipLink />
      <header className="flex items-center justify-between gap-4 py-2">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main id="main" tabIndex={-1} className="flex-1 pt-3 pb-6 outline-none sm:py-10">
        {children}
      </main>
      <footer className="mt-10 flex flex-wrap items-center gap-x-6 border-t-2 border-rule py-3 text-quiet">
        <FooterLink href="/guide">{t("guide")}</FooterLink>
        <FooterLink href="/what-we-store">{t("store")}</FooterLink>
      </footer>
    </div>
  );
}

function FooterLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
    >
      {children}
    </Link>
  );
}
