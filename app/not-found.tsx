import { getTranslations } from "next-intl/server";
import { buttonLook } from "@/components/button-look";
import { EmptyState } from "@/components/empty-state";
import { Wordmark } from "@/components/wordmark";
import { QuickExit } from "@/features/quiet/quick-exit";

/** Next.js sends this with every page, drawn already, in case there is none: so it is small and brings no code of its own. */
export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  const home = (
    <a href="/" className={buttonLook("plain")}>
      {t("action")}
    </a>
  );
  return (
    <div className="mx-auto max-w-5xl px-4 sm:px-6">
      <header className="flex items-center justify-between py-2">
        <Wordmark />
        <QuickExit among="words" />
      </header>
      <main className="mx-auto max-w-xl py-10">
        <EmptyState line={t("title")} level={1} actions={home}>
          {t("text")}
        </EmptyState>
      </main>
    </div>
  );
}
