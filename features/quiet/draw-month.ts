import type { Locale } from "@/lib/locale";

/** The calendar of the month, as HTML: a table with the weeks of the reader's language. `day` counts in UTC. */
export function drawMonth(day: Date, locale: Locale): string {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const first = new Date(Date.UTC(year, month, 1));
  const empty = (first.getUTCDay() - weekStart[locale] + 7) % 7;
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((empty + count) / 7) * 7 }, (_, index) => {
    const date = index - empty + 1;
    return `<td>${date >= 1 && date <= count ? date : ""}</td>`;
  });
  const rows = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  const inUtc = { timeZone: "UTC" } as const;
  const caption = first.toLocaleDateString(locale, { ...inUtc, month: "long", year: "numeric" });
  const names = Array.from({ length: 7 }, (_, index) =>
    // The fourth of January 1970 was a Sunday.
    new Date(Date.UTC(1970, 0, 4 + weekStart[locale] + index)).toLocaleDateString(locale, {
      ...inUtc,
      weekday: "short",
    }),
  );
  return (
    `<table><caption>${caption}</caption>` +
    `<thead><tr>${names.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>` +
    `<tbody>${rows.map((row) => `<tr>${row.join("")}</tr>`).join("")}</tbody></table>`
  );
}

/** 0 is Sunday. Node 20 does not know the first day of a language's week. */
const weekStart: Record<Locale, number> = { en: 0, es: 1 };
