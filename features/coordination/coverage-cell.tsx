import { Hourglass } from "lucide-react";
import type { Coverage } from "@/domain/coverage";
import type { Locale } from "@/lib/locale";
import { levelOf, levels } from "./coverage-level";
import type { Words } from "./words";

/** One kind on one day: percent, figures, what waits; in words for those who hear it. */
export function CoverageCell({ cell, words, locale }: CoverageCellProps) {
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
      <span aria-hidden className="block text-[0.9375rem] font-bold tracking-tight whitespace-nowrap">
        {percent}
      </span>
      <span aria-hidden className="block text-xs">
        {covered}/<wbr />
        {needed}
      </span>
      {waiting > 0 && (
        <span aria-hidden className="flex items-center justify-center text-xs">
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
  return new Intl.NumberFormat(locale === "es" ? "es-419" : "en", { style: "percent" })
    .format(percent / 100)
    .replace(/\s/, "");
}

const shades = {
  none: "bg-wash",
  some: "bg-signal/15",
  half: "bg-signal/25",
  most: "bg-signal/40",
  all: "border-2 border-signal bg-signal/40",
};

/** What the shades mean, and the hourglass where it is used. */
export function CoverageKey({ words: { say }, waits = true }: { words: Words; waits?: boolean }) {
  return (
    <ul className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
      <li>{say("coordinate.coverage.key")}</li>
      {levels.map((level) => (
        <li key={level} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-4 rounded-sign ${shades[level]}`} />
          {say(`coordinate.coverage.keys.${level}`)}
        </li>
      ))}
      {waits && (
        <li className="flex items-center gap-1">
          <Hourglass aria-hidden className="size-4" />
          {say("coordinate.coverage.waiting")}
        </li>
      )}
    </ul>
  );
}

type CoverageCellProps = { cell: Coverage | undefined; words: Words; locale: Locale };
