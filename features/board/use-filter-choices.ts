"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { BoardPayload } from "@/domain/board";
import type { BoardFilter } from "@/domain/board-filter";
import { categories } from "@/domain/categories";
import type { Facets } from "@/domain/count-facets";
import { usePlaceNames } from "@/features/places/use-place-names";
import { formatDay } from "@/lib/format";
import { wallClock } from "@/lib/wall-clock";

/** One choice of a filter, and the filter that choosing it makes; an empty `value` chooses none. */
export type FilterChoice = { value: string; label: string; count?: number; filter: BoardFilter };

export type FilterGroup = {
  name: "category" | "day" | "place";
  label: string;
  value: string;
  choices: FilterChoice[];
};

/** Kind, day and place with what each choice would show; without `facets` only what is chosen now. */
export function useFilterChoices(
  board: BoardPayload,
  filter: BoardFilter,
  facets: Facets | null,
  now: number,
) {
  const t = useTranslations("board.filter");
  const kind = useTranslations("categories.name");
  const locale = useLocale();
  const names = usePlaceNames(board.places);
  const today = wallClock(new Date(now * 1000), board.zone).day;
  return useMemo((): FilterGroup[] => {
    const days = [...(facets?.day.keys() ?? [])];
    if (filter.day && !days.includes(filter.day)) days.push(filter.day);
    const places = board.places.filter(({ id }) => facets?.place.has(id) || id === filter.place);
    return [
      {
        name: "category",
        label: t("category"),
        value: filter.category ?? "",
        choices: [
          { value: "", label: t("anyCategory"), filter: { ...filter, category: undefined } },
          ...categories
            .filter((name) => facets?.category[name] || name === filter.category)
            .map((category) => ({
              value: category,
              label: kind(category),
              count: facets?.category[category],
              filter: { ...filter, category },
            })),
        ],
      },
      {
        name: "day",
        label: t("day"),
        value: filter.day ?? "",
        choices: [
          { value: "", label: t("anyDay"), filter: { ...filter, day: undefined } },
          ...days.sort().map((day) => ({
            value: day,
            label: formatDay(day, today, locale),
            count: facets ? (facets.day.get(day) ?? 0) : undefined,
            filter: { ...filter, day },
          })),
        ],
      },
      {
        name: "place",
        label: t("place"),
        value: filter.place ?? "",
        choices: [
          { value: "", label: t("anyPlace"), filter: { ...filter, place: undefined } },
          ...places.map(({ id }) => ({
            value: id,
            label: names.get(id) ?? "…",
            count: facets ? (facets.place.get(id) ?? 0) : undefined,
            filter: { ...filter, place: id },
          })),
        ],
      },
    ];
  }, [board, filter, facets, names, today, locale, t, kind]);
}
