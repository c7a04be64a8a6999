import { Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { KeepFresh } from "@/features/board/keep-fresh";
import { CoverageTable } from "./coverage-table";
import type { Dashboard } from "./dashboard";
import { GapCard } from "./gap-card";
import { Glance } from "./glance";
import { HiddenList } from "./hidden-list";

import { Section } from "./section";
import { WaitingCard } from "./waiting-card";
import { wordsFor } from "./words";

/** What is about to go wrong, what waits for an answer, how the week looks: top to bottom, on a desktop side by side. */
export function DashboardView({ dashboard }: { dashboard: Dashboard }) {
  const locale = useLocale();
  const words = wordsFor(useTranslations(), locale, dashboard.zone);
  const { say } = words;
  const { network, gaps, waiting, coverage, hidden } = dashboard;
  const about = { dashboard, words, locale };
  return (
    <>
      <KeepFresh network={network} />
      <PageHeader
        title={say("coordinate.title")}
        actions={
          <LinkButton href={`/n/${network}/coordinate/call-sheet`}>
            <Printer aria-hidden />
            {say("coordinate.sheet")}
          </LinkButton>
        }
      />
      <Glance dashboard={dashboard} words={words} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-10 lg:grid-cols-[minmax(0,11fr)_minmax(0,10fr)]">
        <Section id="uncovered" title={say("coordinate.gaps.title")} lead={say("coordinate.gaps.lead")}>
          {gaps.length === 0 ? (
            <EmptyState line={say("coordinate.gaps.empty")}>{say("coordinate.gaps.emptyText")}</EmptyState>
          ) : (
            <ul aria-labelledby="uncovered-title" className="grid gap-3">
              {gaps.map((gap) => (
                <li key={gap.id}>
                  <GapCard gap={gap} {...about} />
                </li>
              ))}
            </ul>
          )}
        </Section>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-y-10">
          <Section id="waiting" title={say("coordinate.waiting.title")} lead={say("coordinate.waiting.lead")}>
            {waiting.length === 0 ? (
              <EmptyState line={say("coordinate.waiting.empty")}>
                {say("coordinate.waiting.emptyText")}
              </EmptyState>
            ) : (
              <ul aria-labelledby="waiting-title" className="grid gap-3">
                {waiting.map((ask) => (
                  <li key={ask.id}>
                    <WaitingCard ask={ask} {...about} />
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section
            id="coverage"
            title={say("coordinate.coverage.title")}
            lead={say("coordinate.coverage.lead")}
          >
            {coverage.length === 0 ? (
              <EmptyState line={say("coordinate.coverage.empty")}>
                {say("coordinate.coverage.emptyText")}
              </EmptyState>
            ) : (
              <CoverageTable {...about} />
            )}
          </Section>
          {hidden.length > 0 && (
            <Section id="hidden" title={say("coordinate.hidden.title")} lead={say("coordinate.hidden.lead")}>
              <HiddenList {...about} />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}
