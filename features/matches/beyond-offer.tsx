import { useLocale, useTranslations } from "next-intl";
import type { Beyond } from "@/domain/beyond-offer";
import { formatSpan } from "@/lib/format";
import type { Onlooker } from "./onlooker";

/** In what the proposal goes beyond what the reader offered, before they say yes to it. */
export function BeyondOffer({ beyond, by }: { beyond: Beyond; by: Onlooker }) {
  const t = useTranslations("mine.waiting.beyond");
  const attribute = useTranslations("attributes");
  const locale = useLocale();
  const { offered, isElsewhere, attributes } = beyond;
  const list = new Intl.ListFormat(locale === "es" ? "es-419" : "en", { type: "conjunction" });
  return (
    <div className="mt-2 border-l-4 border-signal pl-3">
      <p className="font-semibold">{t("title")}</p>
      <ul>
        {offered && (
          <li>{t("time", { when: formatSpan(offered.from, offered.until, by.zone, locale, by.now) })}</li>
        )}
        {isElsewhere && <li>{t("place")}</li>}
        {attributes.length > 0 && (
          <li>{t("attributes", { list: list.format(attributes.map((name) => attribute(name))) })}</li>
        )}
      </ul>
    </div>
  );
}
