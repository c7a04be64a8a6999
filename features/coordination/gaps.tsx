import { EmptyState } from "@/components/empty-state";
import type { Locale } from "@/lib/locale";
import type { Dashboard, Gap } from "./dashboard";
import { GapCard } from "./gap-card";
import { Section } from "./section";
import type { Words } from "./words";

/** What is uncovered: the next two days in full, and folded what has nobody after that. */
export function Gaps({ dashboard, words, locale }: GapsProps) {
  const { say } = words;
  const { gaps, laterGaps } = dashboard;
  const cards = (some: readonly Gap[]) =>
    some.map((gap) => (
      <li key={gap.id}>
        <GapCard gap={gap} dashboard={dashboard} words={words} locale={locale} />
      </li>
    ));
  return (
    <Section id="uncovered" title={say("coordinate.gaps.title")} lead={say("coordinate.gaps.lead")}>
      {gaps.length === 0 ? (
        <EmptyState level={4} line={say("coordinate.gaps.empty")}>
          {say("coordinate.gaps.emptyText")}
        </EmptyState>
      ) : (
        <ul aria-labelledby="uncovered-title" className="grid gap-3">
          {cards(gaps)}
        </ul>
      )}
      {laterGaps.length > 0 && (
        <details className="mt-3">
          <summary className="inline-flex min-h-11 items-center font-semibold underline decoration-edge decoration-2 underline-offset-4">
            {say("plan.unmet.later", { count: laterGaps.length })}
          </summary>
          <ul className="grid gap-3">{cards(laterGaps)}</ul>
        </details>
      )}
    </Section>
  );
}

type GapsProps = { dashboard: Dashboard; words: Words; locale: Locale };
