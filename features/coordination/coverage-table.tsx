import { categories } from "@/domain/categories";
import { CategoryIcon } from "@/features/board/category-icon";
import type { Locale } from "@/lib/locale";
import { CoverageCell, CoverageKey } from "./coverage-cell";
import type { Dashboard } from "./dashboard";
import type { Words } from "./words";

/**
 * Coverage by kind and day: a table with its figures in it, which the shade of a cell only underlines. It scrolls in
 * its own box where it does not fit.
 */
export function CoverageTable({ dashboard: { days, coverage }, words, locale }: CoverageTableProps) {
  const { say } = words;
  const kinds = categories.filter((category) => coverage.some((cell) => cell.category === category));
  const cellAt = new Map(coverage.map((cell) => [`${cell.day} ${cell.category}`, cell]));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section aria-label={say("coordinate.coverage.caption")} tabIndex={0} className={box}>
        <table className="w-full min-w-[26rem] table-fixed lg:min-w-[22rem] border-separate border-spacing-0.5 text-center">
          <caption className="sr-only">{say("coordinate.coverage.caption")}</caption>
          <thead>
            <tr>
              <th scope="col" className={`w-24 lg:w-20 ${headLook}`}>
                <span className="sr-only">{say("coordinate.coverage.kind")}</span>
              </th>
              {days.map((day) => (
                <th key={day} scope="col" className="pb-1 text-sm leading-tight font-semibold">
                  <DayHead day={day} locale={locale} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((category) => (
              <tr key={category}>
                <th scope="row" className={`pr-1 text-left text-sm leading-tight font-semibold ${headLook}`}>
                  <CategoryIcon category={category} />
                  {say(`categories.name.${category}`)}
                </th>
                {days.map((day) => (
                  <CoverageCell
                    key={day}
                    cell={cellAt.get(`${day} ${category}`)}
                    words={words}
                    locale={locale}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <CoverageKey words={words} />
    </>
  );
}

const box = "relative overflow-x-auto rounded-sign border-2 border-ink bg-sheet p-2";
const headLook = "sticky left-0 bg-sheet";

function DayHead({ day, locale }: { day: string; locale: Locale }) {
  const noon = new Date(`${day}T12:00Z`);
  const tag = locale === "es" ? "es-419" : "en";
  const weekday = new Intl.DateTimeFormat(tag, { weekday: "short", timeZone: "UTC" }).format(noon);
  return (
    <time dateTime={day}>
      {weekday.replace(/\.$/, "")}
      <br />
      {Number(day.slice(8))}
    </time>
  );
}

type CoverageTableProps = { dashboard: Dashboard; words: Words; locale: Locale };
