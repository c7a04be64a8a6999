import { Hourglass } from "lucide-react";
import { categories } from "@/domain/categories";
import type { Coverage } from "@/domain/coverage";
import { CategoryIcon } from "@/features/board/category-icon";
import type { Locale } from "@/lib/locale";
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
        <table className="w-full min-w-[26rem] table-fixed border-separate border-spacing-0.5 text-center">
          <caption className="sr-only">{say("coordinate.coverage.caption")}</caption>
          <thead>
            <tr>
              <th scope="col" className={`w-24 ${headLook}`}>
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
                  <Cell key={day} cell={cellAt.get(`${day} ${category}`)} words={words} locale={locale} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Key words={words} />
    </>
  );
}

const box = "overflow-x-auto rounded-sign border-2 border-ink bg-sheet p-2";
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

function Cell({ cell, words, locale }: { cell: Coverage | undefined; words: Words; locale: Locale }) {
  const { say } = words;
  if (!cell) {
    return (
      <td className="h-14 text-quiet">
        <span aria-hidden>–</span>
        <span className="sr-only">{say("coordinate.coverage.nothing")}</span>
      </td>
    );
  }
  const { needed, covered, waiting } = cell;
  const percent = percentOf(covered / needed, locale);
  return (
    <td className={`h-14 rounded-sign leading-tight ${shades[levelOf(cell)]}`}>
      <span aria-hidden className="block font-bold">
        {percent}
      </span>
      <span aria-hidden className="block text-sm">
        {covered}/<wbr />
        {needed}
      </span>
      {waiting > 0 && (
        <span aria-hidden className="flex items-center justify-center text-sm">
          <Hourglass className="size-3.5" />
          {waiting}
        </span>
      )}
      <span className="sr-only">
        {say("coordinate.coverage.cell", { percent, covered, needed })}
        {waiting > 0 && `, ${say("coordinate.coverage.waits", { count: waiting })}`}
      </span>
    </td>
  );
}

/** Never 100 % while something is open, and never 0 % once something is covered. */
function percentOf(share: number, locale: Locale): string {
  const percent = share > 0.99 && share < 1 ? 99 : share > 0 && share < 0.01 ? 1 : Math.round(share * 100);
  return new Intl.NumberFormat(locale === "es" ? "es-419" : "en", { style: "percent" }).format(percent / 100);
}

const levels = ["none", "some", "half", "most", "all"] as const;

function levelOf({ needed, covered }: Coverage): (typeof levels)[number] {
  const open = (needed - covered) / needed;
  if (open === 0) return "none";
  if (open === 1) return "all";
  return open < 1 / 3 ? "some" : open <= 2 / 3 ? "half" : "most";
}

const shades = {
  none: "bg-wash",
  some: "bg-signal/15",
  half: "bg-signal/30",
  most: "bg-signal/45",
  all: "bg-signal text-on-signal",
};

function Key({ words: { say } }: { words: Words }) {
  return (
    <ul className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
      {levels.map((level) => (
        <li key={level} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-4 rounded-sign border border-edge ${shades[level]}`} />
          {say(`coordinate.coverage.keys.${level}`)}
        </li>
      ))}
      <li className="flex items-center gap-1">
        <Hourglass aria-hidden className="size-4" />
        {say("coordinate.coverage.waiting")}
      </li>
    </ul>
  );
}

type CoverageTableProps = { dashboard: Dashboard; words: Words; locale: Locale };
