import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { categories } from "@/domain/categories";
import { formatDay, formatTime } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import { CoverageKey } from "./coverage-cell";
import type { Dashboard } from "./dashboard";
import { HeatMap } from "./heat-map";
import { Section } from "./section";
import type { Words } from "./words";

/** Coverage by the hour, of the week or of one of its days, as a picture and as a table. */
export function Hours({ dashboard, words, locale }: HoursProps) {
  const { say } = words;
  const { network, days, day, hours } = dashboard;
  const [today = ""] = days;
  return (
    <Section id="hours" title={say("plan.heat.title")} lead={say("plan.heat.lead")}>
      <nav aria-label={say("plan.heat.dayLabel")} className="mb-3">
        <ul className="flex flex-wrap gap-1.5">
          {[null, ...days].map((each) => (
            <li key={each}>
              <Link
                href={`/n/${network}/coordinate${each === null ? "" : `?day=${each}`}`}
                prefetch={false}
                scroll={false}
                aria-current={each === day ? "true" : undefined}
                className={dayLook}
              >
                {each === null ? say("plan.heat.all") : formatDay(each, today, locale)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {hours.length === 0 ? (
        <EmptyState level={4} line={say("plan.heat.empty")} />
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section aria-label={say("plan.heat.caption")} tabIndex={0} className={box}>
            <HeatMap cells={hours} words={words} locale={locale} />
          </section>
          <CoverageKey words={words} waits={false} />
          <details>
            <summary className="inline-flex min-h-11 items-center font-semibold underline decoration-edge decoration-2 underline-offset-4">
              {say("plan.heat.table")}
            </summary>
            <HourTable dashboard={dashboard} words={words} locale={locale} />
          </details>
        </>
      )}
    </Section>
  );
}

function HourTable({ dashboard: { hours }, words: { say }, locale }: HoursProps) {
  const order = new Map(categories.map((category, index) => [category, index]));
  const rows = hours.toSorted(
    (one, other) =>
      (order.get(one.category) ?? 0) - (order.get(other.category) ?? 0) || one.hour - other.hour,
  );
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left tabular-nums">
        <caption className="sr-only">{say("plan.heat.caption")}</caption>
        <thead>
          <tr className="border-b-2 border-ink">
            {(["kind", "hour", "needed", "covered", "waiting", "open"] as const).map((name) => (
              <th key={name} scope="col" className="py-1 pr-3 text-sm leading-tight">
                {say(`plan.heat.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ category, hour, needed, covered, waiting }) => (
            <tr key={`${category} ${hour}`} className="border-b border-rule">
              <th scope="row" className="py-1 pr-3 font-semibold">
                {say(`categories.name.${category}`)}
              </th>
              <td className="pr-3">{formatTime(`${String(hour).padStart(2, "0")}:00`, locale)}</td>
              <td className="pr-3">{needed}</td>
              <td className="pr-3">{covered}</td>
              <td className="pr-3">{waiting}</td>
              <td>{needed - covered - waiting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const box = "relative overflow-x-auto rounded-sign border-2 border-ink bg-sheet p-3";
const dayLook =
  "inline-flex min-h-11 items-center rounded-sign border-2 border-edge bg-sheet px-2.5 font-medium hover:border-ink " +
  "aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-paper";

type HoursProps = { dashboard: Dashboard; words: Words; locale: Locale };
