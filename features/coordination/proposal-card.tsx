import Link from "next/link";
import { CategoryIcon } from "@/features/board/category-icon";
import { MemberName } from "@/features/keyring/member-name";
import { formatWindow } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import { AskBoth } from "./ask-both";
import type { Dashboard, Proposal } from "./dashboard";
import { whyWords } from "./plan-words";
import { RejectPair } from "./reject-button";
import { Where } from "./where";
import type { Words } from "./words";

/** Two people who could be asked for each other: for what, who, what speaks for it, and the two buttons. */
export function ProposalCard({ proposal, dashboard, words, locale }: ProposalCardProps) {
  const { say } = words;
  const { network, zone, now } = dashboard;
  const { needId, offerId, windowId, category, quantity, during, receiver, helper, why } = proposal;
  const id = `pair-${needId}-${windowId}`;
  return (
    <article className="flex h-full flex-col rounded-sign border-2 border-ink bg-sheet px-4 pt-3 pb-2">
      <h4 className="text-lg leading-tight font-extrabold">
        <Link href={`/n/${network}/needs/${needId}`} prefetch={false} className="block hover:underline">
          <span className="mb-0.5 flex min-h-7 items-center gap-2">
            <CategoryIcon category={category} />
            {say(`categories.name.${category}`)}
          </span>
          {formatWindow(during.from, during.until, zone, locale, now)}
        </Link>
      </h4>
      <p id={id} className="mt-2 border-t-2 border-rule pt-2 font-bold">
        {say.rich("plan.proposals.pair", {
          helper: () => <MemberName member={helper} />,
          receiver: () => <MemberName member={receiver} />,
        })}
        {" · "}
        {words.amount(category, quantity)}
      </p>
      <p>
        <Where {...proposal} words={words} />
      </p>
      <p className="mt-1 text-quiet">{whyWords(why, category, words).join(" · ")}</p>
      <div className="-mr-2 mt-auto flex flex-wrap items-center gap-x-2 pt-3">
        <AskBoth network={network} ask={proposal} thenFocus="proposals-title" describedBy={id}>
          {say("plan.proposals.askBoth")}
        </AskBoth>
        <RejectPair network={network} need={needId} offer={offerId} describedBy={id} />
      </div>
    </article>
  );
}

type ProposalCardProps = { proposal: Proposal; dashboard: Dashboard; words: Words; locale: Locale };
