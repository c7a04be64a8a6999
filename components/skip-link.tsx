import { useTranslations } from "next-intl";

/** The first stop of the keyboard: past the frame, to `#main`. */
export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a
      href="#main"
      className="sr-only rounded-sign bg-ink font-semibold text-paper focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:px-4 focus:py-3"
    >
      {t("skip")}
    </a>
  );
}
