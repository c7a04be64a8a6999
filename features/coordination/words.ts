import type { useTranslations } from "next-intl";
import type { Attribute } from "@/domain/attributes";
import { type Category, quantityUnit } from "@/domain/categories";
import type { Window } from "@/domain/window";
import { timeOf } from "@/domain/zoned-time";
import { formatTime } from "@/lib/format";
import type { Locale } from "@/lib/locale";

/** All messages of the reader's language. */
export type Say = ReturnType<typeof useTranslations<never>>;

/** The small phrases that sentences of coordination are made of. */
export type Words = {
  readonly say: Say;
  /** "2 seats" */
  amount(category: Category, count: number): string;
  /** "half an hour"; from a day on, whole days. */
  span(minutes: number): string;
  /** "5:30 pm–7:00 pm" */
  hours(window: Window): string;
  /** "child seat and speaks Tagalog" */
  attributes(list: readonly Attribute[]): string;
  /** "one, two and three" */
  list(parts: readonly string[]): string;
};

export function wordsFor(say: Say, locale: Locale, zone: string): Words {
  const lists = new Intl.ListFormat(locale === "es" ? "es-419" : "en", { type: "conjunction" });
  return {
    say,
    amount: (category, count) => say(`categories.count.${quantityUnit(category)}`, { count }),
    span: (minutes) => say("coordinate.span", spanValues(minutes)),
    hours: ({ from, until }) =>
      [from, until].map((instant) => formatTime(timeOf(instant, zone), locale)).join("–"),
    attributes: (list) =>
      lists.format(list.map((attribute) => lowered(say(`attributes.${attribute}`), locale))),
    list: (parts) => lists.format(parts),
  };
}

function spanValues(minutes: number) {
  const hours = Math.floor(minutes / 60);
  return { days: hours < 24 ? 0 : Math.round(hours / 24), hours, minutes: minutes % 60 };
}

/** Names of attributes are written as on a chip; inside a sentence they begin small. */
function lowered(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);
}
