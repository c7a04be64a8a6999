import { Printer, UserRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { KeepFresh } from "@/features/board/keep-fresh";
import { ReturnFocus } from "@/features/matches/return-focus";
import { CoverageTable } from "./coverage-table";
import type { Dashboard } from "./dashboard";
import { Fairness } from "./fairness";
import { FallenList } from "./fallen-list";
import type { Absence } from "./find-what-if";
import { Gaps } from "./gaps";
import { Glance } from "./glance";
import { HiddenList } from "./hidden-list";
import { Hours } from "./hours";
import { Proposals } from "./proposals";
import { Question, Section } from "./section";
import { WaitingCard } from "./waiting-card";
import { WhatIf } from "./what-if";
import { wordsFor } from "./words";

/** What is about to go wrong, what can be set going, how it is going: three questions, top to bottom. */
export function DashboardView({ dashboard, absence }: { dashboard: Dashboard; absence: Absence | null }) {
  const locale = useLocale();
  const words = wordsFor(useTranslations(), locale, dashboard.zone);
  const { say } = words;
  const { network, version, now, waiting, coverage, hidden } = dashboard;
  const about = { dashboard, words, locale };
  return (
    <>
      <KeepFresh network={network} version={version} />
      <ReturnFocus at={now.getTime()} />
      <PageHeader
        title={say("coordinate.title")}
        actions={
          <>
            <LinkButton href={`/n/${network}/coordinate/guests`}>
              <UserRound aria-hidden />
              {say("coordinate.guests")}
            </LinkButton>
            <LinkButton href={`/n/${network}/coordinate/call-sheet`}>
              <Printer aria-hidden />
              {say("coordinate.sheet")}
            </LinkButton>
          </>
        }
      />
      <Glance dashboard={dashboard} words={words} />
      <Question id="wrong" title={say("plan.questions.wrong")}>
        <div className={twoColumns}>
          <Gaps {...about} />
          <Section id="waiting" title={say("coordinate.waiting.title")} lead={say("coordinate.waiting.lead")}>
            {waiting.length === 0 ? (
              <EmptyState level={4} line={say("coordinate.waiting.empty")}>
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
        </div>
      </Question>
      <Question id="now" title={say("plan.questions.now")}>
        <div className="grid gap-y-10">
          <Proposals {...about} />
          <WhatIf absence={absence} {...about} />
        </div>
      </Question>
      <Question id="doing" title={say("plan.questions.doing")}>
        <div className="grid gap-y-10">
          <Hours {...about} />
          <div className={twoColumns}>
            <Section
              id="coverage"
              title={say("coordinate.coverage.title")}
              lead={say("coordinate.coverage.lead")}
            >
              {coverage.length === 0 ? (
                <EmptyState level={4} line={say("coordinate.coverage.empty")}>
                  {say("coordinate.coverage.emptyText")}
                </EmptyState>
              ) : (
                <CoverageTable {...about} />
              )}
            </Section>
            <Fairness {...about} />
            <FallenList {...about} />
            {hidden.length > 0 && (
              <Section
                id="hidden"
                title={say("coordinate.hidden.title")}
                lead={say("coordinate.hidden.lead")}
              >
                <HiddenList {...about} />
              </Section>
            )}
          </div>
        </div>
      </Question>
    </>
  );
}

const twoColumns =
  "grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-10 lg:grid-cols-[minmax(0,11fr)_minmax(0,10fr)]";
