import Link from "next/link";
import { useTranslations } from "next-intl";
import { When } from "@/components/when";
import { quantityUnit } from "@/domain/categories";
import { CategoryIcon } from "@/features/board/category-icon";
import { forWhom } from "@/features/guests/for-whom";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import type { OwnListingCard } from "./list-own-listings";
import type { Onlooker } from "./onlooker";

/** Something the reader has posted, with the way to it and to changing it. */
export function OwnListingLine({ listing, by }: { listing: OwnListingCard; by: Onlooker }) {
  const t = useTranslations("mine.listings");
  const categories = useTranslations("categories");
  const { kind, id, category, state, window, furtherWindows, quantity: count, left } = listing;
  const href = `/n/${by.network}/${kind}s/${id}`;
  const unit = quantityUnit(category);
  return (
    <article className="border-t-2 border-rule pt-2">
      <h3 className="leading-tight font-bold">
        <Link
          href={forWhom(href, by.guest)}
          prefetch={false}
          className="inline-flex min-h-11 items-center gap-2 hover:underline"
        >
          <CategoryIcon category={category} />
          {t(kind, { kind: categories(`name.${category}`) })}
        </Link>
      </h3>
      <p>
        <When from={window.from} until={window.until} zone={by.zone} now={by.now} />
        {furtherWindows > 0 && ` · ${t("further", { count: furtherWindows })}`}
        {" · "}
        {left === 0
          ? t(`full.${kind}`)
          : left < count
            ? categories(`left.${unit}`, { left, count })
            : categories(`count.${unit}`, { count })}
      </p>
      {state === "hidden" && <p className="text-signal">{t("hidden")}</p>}
      <UnlessWaiting network={by.network} about={id} />
      <Link
        href={forWhom(`${href}/edit`, by.guest)}
        prefetch={false}
        className="inline-flex min-h-11 items-center underline underline-offset-4"
      >
        {t("edit")}
      </Link>
    </article>
  );
}
