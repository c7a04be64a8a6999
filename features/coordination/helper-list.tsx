import { Check, Minus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { isSplittable } from "@/domain/categories";
import { hasStarted } from "@/domain/window";
import { MemberName } from "@/features/keyring/member-name";
import { formatWindow } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import { AskBoth } from "./ask-both";
import type { Dashboard, Gap, Helper, ProposalAsk } from "./dashboard";
import { hasWords } from "./gap-words";
import { isNear } from "./is-near";
import { helpWords, reasonWords } from "./reason-words";
import type { Words } from "./words";

/** Who could help with a gap: those who fit, the best first, and for the others in plain words why not. */
export function Helpers({ gap, ...about }: HelpersProps) {
  const { say } = about.words;
  const { fitting, others } = gap;
  const [best] = fitting;
  const shown = others.filter(isNear).slice(0, mostOthers);
  const [closest] = shown;
  const further = others.length - shown.length;
  return (
    <div className="mt-3 border-t-2 border-rule pt-2">
      {!best && (
        <p className={closest ? "pt-1" : "pt-1 pb-12"}>
          <b>{say("coordinate.gaps.nobody")}</b>{" "}
          {closest ? (
            <WhatHelps gap={gap} closest={closest} words={about.words} />
          ) : (
            say("coordinate.gaps.none")
          )}
        </p>
      )}
      {(best ?? closest) && (
        <details className="open:pb-12">
          <summary className="mr-28 min-h-12 content-center leading-tight font-semibold underline decoration-edge decoration-2 underline-offset-4 hover:decoration-ink">
            {best
              ? say.rich("coordinate.gaps.fit", {
                  more: fitting.length - 1,
                  who: () => <MemberName member={best.member} />,
                })
              : say("coordinate.gaps.closest", { count: shown.length })}
          </summary>
          {best && (
            <HelperRows title={say("coordinate.gaps.fitTitle")} helpers={fitting} gap={gap} {...about} />
          )}
          {closest && (
            <HelperRows
              title={best && say("coordinate.gaps.othersTitle")}
              helpers={shown}
              gap={gap}
              {...about}
            />
          )}
          {further > 0 && (
            <p className="mt-1 text-quiet">{say("coordinate.gaps.further", { count: further })}</p>
          )}
        </details>
      )}
    </div>
  );
}

/** More than these would hide the ones that come close. */
const mostOthers = 5;

/** What the person who misses by least would have to change, if anything can be changed at all. */
function WhatHelps({ gap, closest, words }: { gap: Gap; closest: Helper; words: Words }): ReactNode {
  const about = { category: gap.category, need: gap.window, offered: closest.window };
  const ways = closest.reasons.map((reason) => helpWords(reason, about, words));
  const possible = ways.filter((way) => way !== null);
  if (possible.length < ways.length) return null;
  return words.say.rich("coordinate.gaps.help", {
    what: words.list(possible),
    who: () => (
      <b>
        <MemberName member={closest.member} />
      </b>
    ),
  });
}

function HelperRows({ title, helpers, ...props }: HelpersProps & RowsProps) {
  return (
    <>
      {title && <h5 className="mt-1 text-sm font-bold text-quiet">{title}</h5>}
      <ul className="mt-1 grid gap-2">
        {helpers.map((helper) => (
          <HelperRow key={helper.member.id} helper={helper} {...props} />
        ))}
      </ul>
    </>
  );
}

function HelperRow({ helper, gap, dashboard, words, locale }: HelpersProps & { helper: Helper }) {
  const { network, zone, now } = dashboard;
  const { member, offerId, window, load, isSamePlace, reasons } = helper;
  const { from, until } = window.window;
  const about = { category: gap.category, need: gap.window, offered: window };
  const fits = reasons.length === 0;
  const id = `helper-${gap.id}-${window.id}`;
  const facts = fits
    ? [
        hasWords(gap.category, window.left, words),
        words.say(isSamePlace ? "coordinate.helper.here" : "coordinate.helper.anywhere"),
        words.say("coordinate.helper.load", { count: load }),
      ]
    : reasons.map((reason) => reasonWords(reason, about, words));
  return (
    <li className="grid grid-cols-[1.25rem_1fr] gap-x-2">
      {fits ? (
        <Check aria-hidden className="mt-0.5 size-5" />
      ) : (
        <Minus aria-hidden className="mt-0.5 size-5 text-quiet" />
      )}
      <div className="min-w-0">
        <p id={id}>
          <Link
            href={`/n/${network}/offers/${offerId}`}
            prefetch={false}
            className="font-semibold underline decoration-edge underline-offset-4 hover:decoration-ink"
          >
            <MemberName member={member} />
          </Link>{" "}
          <span className={fits ? "" : "font-medium"}>{facts.join(" · ")}</span>
        </p>
        <p className="text-sm text-quiet">{formatWindow(from, until, zone, locale, now)}</p>
        {fits && !hasStarted(gap.window, now) && (
          <div className="-ml-4 flex flex-wrap">
            <AskBoth
              network={network}
              ask={askOf(gap, helper)}
              thenFocus="uncovered-title"
              describedBy={id}
              look="quiet"
            >
              {words.say("plan.proposals.askBoth")}
            </AskBoth>
          </div>
        )}
      </div>
    </li>
  );
}

/** What is whole is asked for as a whole; of the rest as much as there is. */
function askOf({ id, category, left, window: during }: Gap, { offerId, window }: Helper): ProposalAsk {
  const quantity = isSplittable(category) ? Math.min(left, window.left) : left;
  return { needId: id, offerId, windowId: window.id, quantity, during };
}

type HelpersProps = { gap: Gap; dashboard: Dashboard; words: Words; locale: Locale };
type RowsProps = { title?: ReactNode; helpers: readonly Helper[] };
