"use client";

import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/button-look";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { type BoardFilter, formatFilter } from "@/domain/board-filter";
import type { Facets } from "@/domain/count-facets";
import { FilterLink } from "./filter-link";

/** Why there is nothing here, and the next thing to do. */
export function BoardEmpty({ network, filter, counts, hasOwn, onChoose }: BoardEmptyProps) {
  const t = useTranslations("board.empty");
  const { stream } = filter;
  const other = stream === "needs" ? "offers" : "needs";
  const showOther = counts[other] > 0 && (
    <FilterLink
      network={network}
      filter={{ ...filter, stream: other }}
      current={false}
      onChoose={onChoose}
      className={buttonLook("plain")}
    >
      {t(`see.${other}`, { count: counts[other] })}
    </FilterLink>
  );
  if (filter.fits && !hasOwn) {
    const kind = stream === "needs" ? "offers" : "needs";
    return (
      <EmptyState
        line={t(`fits.${stream}`)}
        actions={
          <>
            <LinkButton href={`/n/${network}/${kind}/new`} look="primary">
              {t(`fits.post.${kind}`)}
            </LinkButton>
            {showOther}
          </>
        }
      >
        <p>{t(`fits.text.${stream}`)}</p>
      </EmptyState>
    );
  }
  if (formatFilter({ ...filter, stream: "needs" })) {
    return (
      <EmptyState
        line={t(filter.fits ? `fits.none.${stream}` : `filtered.${stream}`)}
        actions={
          <>
            <FilterLink
              network={network}
              filter={{ stream }}
              current={false}
              onChoose={onChoose}
              className={buttonLook("primary")}
            >
              {t("clear")}
            </FilterLink>
            {showOther}
          </>
        }
      />
    );
  }
  const isNew = counts.needs + counts.offers === 0;
  return (
    <EmptyState
      line={t(isNew ? "new.line" : `none.${stream}`)}
      actions={isNew ? <LinkButton href={`/n/${network}/people`}>{t("new.invite")}</LinkButton> : showOther}
    >
      {isNew && <p>{t("new.text")}</p>}
    </EmptyState>
  );
}

type BoardEmptyProps = {
  network: string;
  filter: BoardFilter;
  counts: Facets["stream"];
  /** Whether there is something of one's own that could be fitted. */
  hasOwn: boolean;
  onChoose: (filter: BoardFilter) => void;
};
