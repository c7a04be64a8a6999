"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type Locale, localeCookie, locales } from "@/lib/locale";

/** Each language by its own name. The choice is a cookie of this device and tells nobody anything else. */
export function LanguageSwitch() {
  const t = useTranslations("common");
  const current = useLocale();
  const router = useRouter();

  function choose(locale: Locale) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari before 18.4 and Firefox before 140
    document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  }

  return (
    <fieldset className="flex">
      <legend className="sr-only">{t("language")}</legend>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => choose(locale)}
          className="min-h-11 rounded-sign px-2.5 text-quiet underline-offset-8 hover:text-ink aria-pressed:font-bold aria-pressed:text-ink aria-pressed:underline aria-pressed:decoration-2"
        >
          {names[locale]}
        </button>
      ))}
    </fieldset>
  );
}

const names: Record<Locale, string> = { en: "English", es: "Español" };
