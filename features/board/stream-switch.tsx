"use client";

import { useTranslations } from "next-intl";
import type { BoardFilter } from "@/domain/board-filter";
import type { Facets } from "@/domain/count-facets";
import { FilterLink } from "./filter-link";

/** Needs or offers, each with how many the other choices leave. */
export function StreamSwitch({ network, filter, counts, onChoose }: StreamSwitchProps) {
  const t = useTranslations("board");
  return (
    <nav aria-label={t("streams")} className="grid grid-cols-2 rounded-sign border-2 border-ink bg-sheet">
      {(["needs", "offers"] as const).map((stream) => (
        <FilterLink
          key={stream}
          network={network}
          filter={{ ...filter, stream }}
          current={filter.stream === stream}
          onChoose={onChoose}
          className={segment}
        >
          {t(stream)} <span className="font-normal opacity-80">{counts[stream]}</span>
        </FilterLink>
      ))}
    </nav>
  );
}

const segment =
  "flex min-h-11 items-center justify-center gap-2 px-4 text-lg font-bold hover:bg-wash " +
  "aria-[current]:bg-ink aria-[current]:text-paper aria-[current]:hover:bg-ink";

type StreamSwitchProps = {
  network: string;
  filter: BoardFilter;
  counts: Facets["stream"];
  onChoose: (filter: BoardFilter) => void;
};
