import type { useTranslations } from "next-intl";
import type { Attribute } from "@/domain/attributes";
import { type Category, quantityUnit } from "@/domain/categories";
import type { Window } from "@/domain/window";
import { formatMoment, formatWindow } from "@/lib/format";
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
  /** "Thu 26 Nov 5:30–7:00 pm": the date in full, which stays true on paper. */
  when(window: Window): string;
  /** "Thu 26 Nov 5:30 pm" */
  moment(at: Date): string;
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
    when: ({ from, until }) => formatWindow(from, until, zone, locale, longAgo),
    moment: (at) => formatMoment(at, zone, locale, longAgo),
    attributes: (list) =>
      lists.format(list.map((attribute) => lowered(say(`attributes.${attribute}`), locale))),
    list: (parts) => lists.format(parts),
  };
}

/** Seen from here no day is "today", and nothing is "in 3 hours". */
const longAgo = new Date(0);

function spanValues(minutes: number) {
  const hours = Math.floor(minutes / 60);
  return { days: hours < 24 ? 0 : Math.round(hours / 24), hours, minutes: minutes % 60 };
}

/** Names of attributes are written as on a chip; inside a sentence they begin small. */
function lowered(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);
}
