import Link from "next/link";
import { Fragment } from "react";
import { Notice } from "@/components/notice";
import type { MemberCard } from "@/domain/board";
import { CategoryIcon } from "@/features/board/category-icon";
import { MemberName } from "@/features/keyring/member-name";
import { formatDay, formatWindow } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import { AbsenceForm } from "./absence-form";
import type { Dashboard } from "./dashboard";
import type { Absence, Shift } from "./find-what-if";
import { Section } from "./section";
import { SoonAgain } from "./soon-again";
import type { Words } from "./words";

/** "What if Ana cannot on Thursday?": a person and a day to choose, and what would move; nothing is kept of it. */
export function WhatIf({ absence, ...about }: WhatIfProps) {
  const { dashboard, words, locale } = about;
  const { say } = words;
  const { network, days, plan } = dashboard;
  if (!plan || plan.helpers.length === 0) return null;
  const [today = ""] = days;
  return (
    <Section id="what-if" title={say("plan.whatIf.title")} lead={say("plan.whatIf.lead")}>
      <AbsenceForm
        path={`/n/${network}/coordinate`}
        helpers={plan.helpers}
        days={days.map((day) => ({ value: day, label: formatDay(day, today, locale) }))}
        chosen={absence && { person: absence.member.id, day: absence.day }}
      />
      {absence && <Outcome absence={absence} {...about} />}
    </Section>
  );
}

function Outcome({ absence, ...about }: About & { absence: Absence }) {
  const { dashboard, words, locale } = about;
  const { say } = words;
  const { member, day, outcome } = absence;
  const [today = ""] = dashboard.days;
  return (
    <div role="status" className="mt-3 rounded-sign border-2 border-rule bg-sheet px-4 py-3">
      <p className="font-bold">
        {say.rich("plan.whatIf.result", {
          who: () => <MemberName member={member} />,
          day: formatDay(day, today, locale),
        })}
      </p>
      {outcome.found === "none" ? (
        <>
          <Notice kind="warn">{say(`plan.whatIf.${outcome.because}`)}</Notice>
          {outcome.because === "late" && <SoonAgain at={dashboard.now.getTime()} />}
        </>
      ) : (
        <>
          {outcome.lost.length + outcome.moved.length + outcome.gained.length === 0 && (
            <p>{say("plan.whatIf.nothing")}</p>
          )}
          {(["lost", "moved", "gained"] as const).map((kind) => (
            <Shifts key={kind} title={say(`plan.whatIf.${kind}`)} shifts={outcome[kind]} {...about} />
          ))}
        </>
      )}
      <Link
        href={`/n/${dashboard.network}/coordinate`}
        prefetch={false}
        scroll={false}
        className="mt-1 inline-flex min-h-11 items-center underline underline-offset-4"
      >
        {say("plan.whatIf.close")}
      </Link>
    </div>
  );
}

function Shifts({ title, shifts, dashboard, words, locale }: ShiftsProps) {
  const { say } = words;
  const { network, zone, now } = dashboard;
  if (shifts.length === 0) return null;
  return (
    <>
      <h4 className="mt-2 text-sm font-bold text-quiet">{title}</h4>
      <ul>
        {shifts.map(({ needId, category, window, receiver, before, after }) => (
          <li key={needId} className="border-t border-rule py-1.5">
            <Link
              href={`/n/${network}/needs/${needId}`}
              prefetch={false}
              className="inline-flex items-center gap-2 font-semibold underline decoration-edge underline-offset-4 hover:decoration-ink"
            >
              <CategoryIcon category={category} />
              {say(`categories.name.${category}`)}
            </Link>
            {receiver && (
              <>
                {" · "}
                <MemberName member={receiver} />
              </>
            )}
            {" · "}
            {formatWindow(window.from, window.until, zone, locale, now)}
            <span className="block text-quiet">
              {say.rich(`plan.whatIf.${wordsOf(before, after)}`, {
                before: () => <Names of={before} />,
                after: () => <Names of={after} />,
              })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function wordsOf(before: readonly MemberCard[], after: readonly MemberCard[]) {
  if (after.length === 0) return "was";
  return before.length === 0 ? "now" : "instead";
}

function Names({ of }: { of: readonly MemberCard[] }) {
  return of.map((member, index) => (
    <Fragment key={member.id}>
      {index > 0 && ", "}
      <MemberName member={member} />
    </Fragment>
  ));
}

type About = { dashboard: Dashboard; words: Words; locale: Locale };
type WhatIfProps = About & { absence: Absence | null };
type ShiftsProps = About & { title: string; shifts: readonly Shift[] };
