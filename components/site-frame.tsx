import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageSwitch } from "./language-switch";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

/**
 * The frame of the pages that anyone may read: name and language above, the guide below. `exit`, a way out, is above
 * as well, and at the thumb on a phone.
 */
export function SiteFrame({ exit, children }: { exit?: ReactNode; children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-4 sm:px-6">
      <SkipLink />
      <header className="flex items-center justify-between gap-4 py-2">
        <Wordmark />
        <div className="flex items-center gap-4">
          <LanguageSwitch />
          {exit && <div className={exitLook}>{exit}</div>}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 pt-3 pb-6 outline-none sm:py-10">
        {children}
      </main>
      <footer
        className={`mt-10 flex flex-wrap items-center gap-x-6 border-t-2 border-rule py-3 text-quiet ${exit ? "max-sm:mb-16" : ""}`}
      >
        <FooterLink href="/guide">{t("guide")}</FooterLink>
        <FooterLink href="/what-we-store">{t("store")}</FooterLink>
        <FooterLink href="/limits">{t("limits")}</FooterLink>
      </footer>
    </div>
  );
}

const exitLook =
  "max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:flex max-sm:justify-end max-sm:border-t-2 " +
  "max-sm:border-ink max-sm:bg-sheet max-sm:px-2 max-sm:pb-[env(safe-area-inset-bottom)] print:hidden";

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
