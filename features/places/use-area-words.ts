"use client";

import { useLocale, useTranslations } from "next-intl";
import { directionTo } from "./area-grid";
import { type KnownArea, nearestTo } from "./known-areas";

/** What an area is called: by the places in it, or by the nearest one and the way from there. */
export function useAreaWords(known: readonly KnownArea[]): (cell: string) => string {
  const t = useTranslations("areas");
  const locale = useLocale();
  return (cell) => {
    const nearest = nearestTo(cell, known);
    if (!nearest) return t("name.unknown");
    const { names, steps } = nearest;
    if (steps === 0) return t("name.with", { places: new Intl.ListFormat(locale).format(names) });
    const direction = t(`directions.${directionTo(nearest.cell, cell)}`);
    return t("name.beside", { count: steps, place: names[0] ?? "", direction });
  };
}
