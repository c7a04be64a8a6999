import { useTranslations } from "next-intl";

/** The shape of signs to come, for a page that is on its way. Says so once in words, and stands still. */
export function SkeletonSigns({ count = 3 }: { count?: number }) {
  const t = useTranslations("common");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <div aria-hidden className="grid gap-3">
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the placeholders have no other identity and never move
          <div key={index} className="rounded-sign border-2 border-rule bg-sheet px-4 pt-4 pb-5">
            <div className="h-3 w-24 bg-wash" />
            <div className="mt-3 h-5 w-3/4 bg-wash" />
            <div className="mt-4 border-t-2 border-rule pt-4">
              <div className="h-3 w-1/2 bg-wash" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
