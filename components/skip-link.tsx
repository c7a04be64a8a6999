import { useTranslations } from "next-intl";

/** The first stop of the keyboard: past the frame, to `#main`. */
export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a
      href="#main"
      className="sr-only rounded-sign bg-ink px-4 py-3 font-semibold text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
    >
      {t("skip")}
    </a>
  );
}
