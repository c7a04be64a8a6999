import { getTranslations } from "next-intl/server";
import { buttonLook } from "@/components/button-look";
import { EmptyState } from "@/components/empty-state";

/** Next.js sends this with every page, drawn already, in case there is none: so it is small and brings no code. */
export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  const home = (
    <a href="/" className={buttonLook("plain")}>
      {t("action")}
    </a>
  );
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
      <EmptyState line={t("title")} level={1} actions={home}>
        {t("text")}
      </EmptyState>
    </main>
  );
}
