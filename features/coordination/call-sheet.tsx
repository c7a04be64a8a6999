import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { MemberName } from "@/features/keyring/member-name";
import { SealedText } from "@/features/keyring/sealed-text";
import type { Dashboard, Gap, Helper, Waiting } from "./dashboard";
import { gapFacts, hasWords, missingWords } from "./gap-words";
import { isNear } from "./is-near";
import { PrintButton } from "./print-button";
import { reasonWords } from "./reason-words";
import { WhatIsAsked, WhoIsAsked } from "./waiting-words";
import { Where } from "./where";
import { type Words, wordsFor } from "./words";

/** Whom to call about what, on paper: boxes to tick and lines to write on. Times stand still, so none is relative. */
export function CallSheet({ dashboard }: { dashboard: Dashboard }) {
  const locale = useLocale();
  const words = wordsFor(useTranslations(), locale, dashboard.zone);
  const { say } = words;
  const { network, now, gaps, waiting } = dashboard;
  const about = { dashboard, words };
  const title = say("coordinate.print.title");
  const lead = say("coordinate.print.lead", { moment: words.moment(now) });
  return (
    <div className="print:text-sm">
      <div className="print:hidden">
        <PageHeader
          back={{ href: `/n/${network}/coordinate`, label: say("coordinate.print.back") }}
          title={title}
          lead={lead}
          actions={<PrintButton>{say("coordinate.print.print")}</PrintButton>}
        />
      </div>
      <p aria-hidden className="hidden print:block">
        <b>{title}</b> · {lead}
      </p>
      {gaps.length + waiting.length === 0 && (
        <EmptyState line={say("coordinate.print.empty")}>{say("coordinate.print.emptyText")}</EmptyState>
      )}
      {gaps.length > 0 && (
        <Part title={say("coordinate.gaps.title")}>
          {gaps.map((gap) => (
            <GapEntry key={gap.id} gap={gap} {...about} />
          ))}
        </Part>
      )}
      {waiting.length > 0 && (
        <Part title={say("coordinate.waiting.title")}>
          {waiting.map((ask) => (
            <WaitingEntry key={ask.id} ask={ask} {...about} />
          ))}
        </Part>
      )}
    </div>
  );
}

function GapEntry({ gap, dashboard, words }: { gap: Gap } & About) {
  const { category, window, author, note, fitting, others } = gap;
  const kind = words.say(`categories.name.${category}`);
  const what = words.say("coordinate.print.what", { kind, missing: missingWords(gap, words) });
  return (
    <Entry when={words.when(window)}>
      <p>{[what, ...gapFacts(gap, dashboard.now, words)].join(" · ")}</p>
      <p>
        <Where {...gap} words={words} />
      </p>
      <p>
        <b>
          <MemberName member={author} />
        </b>{" "}
        {note && <SealedText {...note} field="note" />}
      </p>
      <ul className="mt-2 grid gap-1.5">
        {[...fitting.slice(0, 5), ...others.filter(isNear).slice(0, 3)].map((helper) => (
          <ToCall key={helper.member.id}>
            <b>
              <MemberName member={helper.member} />
            </b>
            : {helperWords(helper, gap, words)}
          </ToCall>
        ))}
      </ul>
    </Entry>
  );
}

function WaitingEntry({ ask, words }: { ask: Waiting } & About) {
  const { category, during, askedUntil, note } = ask;
  return (
    <Entry when={words.when(during)}>
      <p>
        {words.say(`categories.name.${category}`)}: <WhatIsAsked ask={ask} words={words} />
      </p>
      <p>
        <Where {...ask} words={words} />
      </p>
      {note && (
        <p>
          <SealedText {...note} field="note" />
        </p>
      )}
      <ul className="mt-2 grid gap-1.5">
        <ToCall>
          <b>
            <WhoIsAsked ask={ask} words={words} />
          </b>
          . {words.say("coordinate.print.until", { moment: words.moment(askedUntil) })}
        </ToCall>
      </ul>
    </Entry>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8">
      <h2 className="text-2xl leading-tight font-extrabold print:text-lg">{title}</h2>
      <ul className="mt-2">{children}</ul>
    </section>
  );
}

/** Kept on one page of paper, with two lines for what was said. */
function Entry({ when, children }: { when: string; children: ReactNode }) {
  return (
    <li className="break-inside-avoid border-t-2 border-ink py-3">
      <h3 className="text-lg leading-tight font-extrabold print:text-base">{when}</h3>
      {children}
      <div
        aria-hidden
        className="mt-1 grid grid-rows-[2.25rem_2.25rem] divide-y border-b border-edge divide-edge"
      >
        <span />
        <span />
      </div>
    </li>
  );
}

function ToCall({ children }: { children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1rem_1fr] gap-x-2.5">
      <span aria-hidden className="mt-1 size-4 border-2 border-ink" />
      <p>{children}</p>
    </li>
  );
}

function helperWords({ reasons, window }: Helper, { category, window: need }: Gap, words: Words): string {
  if (reasons.length === 0) {
    return words.say("coordinate.print.fits", { has: hasWords(category, window.left, words) });
  }
  const about = { category, need, offered: window };
  return reasons.map((reason) => reasonWords(reason, about, words)).join(", ");
}

type About = { dashboard: Dashboard; words: Words };
