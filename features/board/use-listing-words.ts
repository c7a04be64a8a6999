"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { quantityUnit } from "@/domain/categories";
import type { Fit } from "@/domain/fits-you";
import type { Reach } from "@/domain/reach";
import type { Listing, NeedListing } from "@/domain/select-listings";
import { urgencyNames } from "@/domain/urgency";
import { formatSpan, formatWeekdays, formatWindow } from "@/lib/format";

/** The facts of listings in words, for a whole list at once: to look messages up in every card is slow. */
export function useListingWords(zone: string) {
  const locale = useLocale();
  const board = useTranslations("board");
  const category = useTranslations("categories");
  const attribute = useTranslations("attributes");
  return useMemo(
    () => ({
      board,
      kind: (listing: Listing) => category(`name.${cardOf(listing).category}`),
      window: ({ from, until }: Listing, now: number) =>
        formatWindow(instant(from), instant(until), zone, locale, instant(now)),
      /** "2 of 3 seats left", "3 seats", "All taken". */
      quantity(listing: Listing) {
        if (listing.full) return board(`full.${listing.stream}`);
        const unit = quantityUnit(cardOf(listing).category);
        const { quantity: count } = listing.stream === "needs" ? listing.need : listing.window;
        const { left } = listing;
        return left < count
          ? category(`left.${unit}`, { left, count })
          : category(`count.${unit}`, { count });
      },
      /** "every Mon and Wed" */
      weekly: (days: readonly number[]) =>
        days.length === 7 ? board("everyDay") : board("everyWeek", { days: formatWeekdays(days, locale) }),
      attributes: (listing: Listing) => cardOf(listing).attributes.map((name) => attribute(name)),
      urgency: ({ need }: NeedListing) => category(`urgency.${urgencyNames[need.urgency]}`),
      reach: (reach: Reach) => category(`reach.${reach}`),
      /** "Fits your offer: Thu 4:00–8:00 pm · same area". */
      fit({ stream, left }: Listing, { own, isSamePlace, steps, covers }: Fit, now: number) {
        const when = formatSpan(instant(own.from), instant(own.until), zone, locale, instant(now));
        const near = isSamePlace ? board("fit.place") : steps !== null && board("fit.area", { steps });
        const part = stream === "needs" && covers < left && board("fit.part", { covers, left });
        return [board(`fit.${stream}`, { when }), near, part].filter(Boolean).join(" · ");
      },
    }),
    [board, category, attribute, locale, zone],
  );
}

export type ListingWords = ReturnType<typeof useListingWords>;

/** What needs and offers have in common. */
export function cardOf(listing: Listing) {
  return listing.stream === "needs" ? listing.need : listing.offer;
}

function instant(seconds: number): Date {
  return new Date(seconds * 1000);
}
