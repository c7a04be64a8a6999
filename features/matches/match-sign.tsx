import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { When } from "@/components/when";
import { hasToPlace, quantityUnit } from "@/domain/categories";
import { CategoryIcon } from "@/features/board/category-icon";
import { SealedText } from "@/features/keyring/sealed-text";
import type { MatchCard } from "./match-card";
import type { Onlooker } from "./onlooker";
import { PlaceName } from "./place-name";
import { otherListing } from "./whose-listing";

/** One match as a picket sign: what and when, where and how much, with whom; then what can be done. */
export function MatchSign({ match, by, who, children, actions }: MatchSignProps) {
  const t = useTranslations();
  const { category, during, place, toPlace, quantity } = match;
  const { listing, table } = otherListing(match, by.member);
  return (
    <article id={match.id} tabIndex={-1} className={sheet}>
      <h3 className="text-lg leading-tight font-extrabold">
        <span className="mb-0.5 flex min-h-7 items-center gap-2">
          <CategoryIcon category={category} />
          {t(`categories.name.${category}`)}
        </span>
        <When from={during.from} until={during.until} zone={by.zone} now={by.now} />
      </h3>
      <p className="mt-2 border-t-2 border-rule pt-2">
        <PlaceName place={place} />
        {hasToPlace(category) && toPlace && (
          <>
            {" → "}
            <PlaceName place={toPlace} />
          </>
        )}
        {" · "}
        {t(`categories.count.${quantityUnit(category)}`, { count: quantity })}
      </p>
      <p className="mt-1 font-bold">{who}</p>
      {match.other.guest && <p className="text-quiet">{t("mine.guest")}</p>}
      {listing.note && (
        <p className="mt-1 min-h-[1lh]">
          <SealedText
            sealed={listing.note.text}
            table={table}
            row={listing.id}
            field="note"
            epoch={listing.note.epoch}
          />
        </p>
      )}
      {children}
      {actions && <div className="mt-auto flex flex-wrap gap-2 pt-3.5">{actions}</div>}
    </article>
  );
}

const sheet = "flex flex-col rounded-sign border-2 border-ink bg-sheet px-4 pt-3 pb-4";

type MatchSignProps = {
  match: MatchCard;
  by: Onlooker;
  /** With whom, in a few words. */
  who: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
};
