"use client";

import { useTranslations } from "next-intl";
import { type BoardFilter, toggleFits, toggleMine } from "@/domain/board-filter";
import { FilterLink } from "./filter-link";
import type { FilterGroup } from "./use-filter-choices";

/** The filters at the side of a wide screen: every choice in sight, with what it would show. */
export function FilterRail({ network, groups, filter, mine, fits, onChoose }: FilterRailProps) {
  const t = useTranslations("board.filter");
  const link = { network, onChoose, className: linkLook };
  return (
    <nav
      aria-label={t("title")}
      className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] gap-5 self-start overflow-y-auto xl:grid"
    >
      {groups.map(({ name, label, value, choices }) => (
        <div key={name}>
          <h2 className="px-2 text-sm font-bold text-quiet">{label}</h2>
          <ul>
            {choices.map((choice) => (
              <li key={choice.value}>
                <FilterLink {...link} filter={choice.filter} current={choice.value === value}>
                  <span className="min-w-0 truncate">{choice.label}</span>
                  <span className="ml-auto text-quiet">{choice.count}</span>
                </FilterLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div>
        <FilterLink {...link} filter={toggleFits(filter)} current={filter.fits === true}>
          {t("fits")}
          <span className="ml-auto text-quiet">{fits}</span>
        </FilterLink>
        <FilterLink {...link} filter={toggleMine(filter)} current={filter.mine === true}>
          {t("mine")}
          <span className="ml-auto text-quiet">{mine}</span>
        </FilterLink>
      </div>
    </nav>
  );
}

const linkLook =
  "flex min-h-9 items-center gap-2 rounded-sign px-2 hover:bg-wash aria-[current]:bg-wash aria-[current]:font-bold " +
  "aria-[current]:shadow-[inset_4px_0_0_var(--signal)]";

type FilterRailProps = {
  network: string;
  groups: readonly FilterGroup[];
  filter: BoardFilter;
  mine: number | undefined;
  fits: number | undefined;
  onChoose: (filter: BoardFilter) => void;
};
