import { EmptyState } from "@/components/empty-state";
import { Notice } from "@/components/notice";
import type { Locale } from "@/lib/locale";
import { AskAll } from "./ask-all";
import { Certificate } from "./certificate";
import type { Dashboard } from "./dashboard";
import { ProposalCard } from "./proposal-card";
import { RejectedList } from "./rejected-list";
import { Section } from "./section";
import { SoonAgain } from "./soon-again";
import type { Words } from "./words";

/** What could be set going: the pairs of the plan, how good the plan is, and what was said not to go together. */
export function Proposals(about: ProposalsProps) {
  const { dashboard, words } = about;
  const { say } = words;
  const { network, plan, whyNoPlan, rejected } = dashboard;
  const proposals = plan?.proposals ?? [];
  const state = whyNoPlan ?? (plan?.isCurrent ? null : "older");
  return (
    <Section id="proposals" title={say("plan.proposals.title")} lead={say("plan.proposals.lead")}>
      {state && (
        <div className="mb-3">
          <Notice>{say(`plan.state.${state}`)}</Notice>
          {state !== "too-large" && <SoonAgain at={dashboard.now.getTime()} />}
        </div>
      )}
      {plan && <Certificate certificate={plan.certificate} words={words} locale={about.locale} />}
      <AskAll network={network} proposals={proposals} />
      {plan && proposals.length === 0 && (
        <EmptyState level={4} line={say("plan.proposals.empty")}>
          {say("plan.proposals.emptyText")}
        </EmptyState>
      )}
      {proposals.length > 0 && (
        <ul
          aria-labelledby="proposals-title"
          className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,20rem),1fr))] gap-3"
        >
          {proposals.map((proposal, index) => (
            <li key={`${proposal.needId} ${proposal.windowId}`}>
              {/* Where a need's card leads: to the first of those who could help with it. */}
              {proposals[index - 1]?.needId !== proposal.needId && (
                <span id={`for-${proposal.needId}`} className="block scroll-mt-4" />
              )}
              <ProposalCard proposal={proposal} {...about} />
            </li>
          ))}
        </ul>
      )}
      {rejected.length > 0 && <RejectedList {...about} />}
    </Section>
  );
}

type ProposalsProps = { dashboard: Dashboard; words: Words; locale: Locale };
