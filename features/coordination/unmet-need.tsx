import { Minus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { MemberName } from "@/features/keyring/member-name";
import { formatSpan, formatWindow } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import { AskAround } from "./ask-around";
import { AskBoth } from "./ask-both";
import type { Dashboard, Gap, Nearby, Unmet } from "./dashboard";
import { changeWords, planReasonWords } from "./plan-words";
import type { Words } from "./words";

/** Why nobody is planned for a need: the one thing that would help, a press to ask for it, and why not the others. */
export function UnmetNeed({ unmet, gap, dashboard, words, locale }: UnmetNeedProps) {
  const { say } = words;
  const { network, zone, now } = dashboard;
  const { cheapest, nearby, further } = unmet;
  const { from, until } = gap.window;
  const id = `way-${gap.id}`;
  const what = { category: gap.category, amount: words.amount(gap.category, unmet.missing) };
  const when = formatSpan(from, until, zone, locale, now);
  return (
    <div className="mt-3 border-t-2 border-rule pt-2">
      <p id={id} className="font-semibold">
        <OneWay unmet={unmet} gap={gap} when={when} words={words} />
      </p>
      {cheapest && cheapest.moves > 0 && (
        <p className="text-quiet">{say("plan.unmet.moves", { count: cheapest.moves })}</p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {cheapest?.ask && cheapest.member && (
          <AskBoth
            network={network}
            ask={cheapest.ask}
            thenFocus="uncovered-title"
            describedBy={id}
            look="primary"
          >
            {say.rich("plan.unmet.ask", {
              who: () => cheapest.member && <MemberName member={cheapest.member} />,
            })}
          </AskBoth>
        )}
        <AskAround
          text={say("plan.unmet.aroundText", { ...what, when })}
          path={`/n/${network}/needs/${gap.id}`}
          describedBy={id}
        />
      </div>
      {nearby.length > 0 ? (
        <details className="open:pb-12">
          <summary className="mr-28 min-h-12 content-center leading-tight font-semibold underline decoration-edge decoration-2 underline-offset-4 hover:decoration-ink">
            {say(nearby.length === 1 ? "plan.unmet.whyOne" : "plan.unmet.why")}
          </summary>
          <ul className="mt-1 grid gap-2">
            {nearby.map((each) => (
              <NearbyRow key={each.member.id} {...{ each, gap, dashboard, words, locale }} />
            ))}
          </ul>
          {further > 0 && (
            <p className="mt-1 text-quiet">{say("coordinate.gaps.further", { count: further })}</p>
          )}
        </details>
      ) : (
        <div className="h-12" />
      )}
    </div>
  );
}

function OneWay({ unmet: { cheapest, missing }, gap, when, words }: OneWayProps): ReactNode {
  const { say } = words;
  if (!cheapest) return say("plan.unmet.asked");
  const { change, member } = cheapest;
  const amount = words.amount(gap.category, missing);
  // Where the plan has somebody for a part, it is the rest that is missing.
  const begins = missing < gap.left ? say("plan.unmet.rest", { amount }) : say("plan.unmet.nobody");
  const what = changeWords(change, gap.category, words);
  if (what !== null && member) {
    const who = () => (
      <b>
        <MemberName member={member} />
      </b>
    );
    return say.rich("plan.unmet.works", { begins, what, who });
  }
  const list = change.change === "someone-new" && change.attributes.length > 0;
  return say("plan.unmet.someoneNew", {
    begins,
    amount,
    when,
    list: list ? words.attributes(change.attributes) : "none",
  });
}

function NearbyRow({ each, gap, dashboard, words, locale }: NearbyRowProps) {
  const { network, zone, now } = dashboard;
  const { member, offered, reasons } = each;
  const { from, until } = offered.window;
  const about = { category: gap.category, need: gap.window, offered };
  return (
    <li className="grid grid-cols-[1.25rem_1fr] gap-x-2">
      <Minus aria-hidden className="mt-0.5 size-5 text-quiet" />
      <div className="min-w-0">
        <p>
          <Link
            href={`/n/${network}/offers/${offered.offerId}`}
            prefetch={false}
            className="font-semibold underline decoration-edge underline-offset-4 hover:decoration-ink"
          >
            <MemberName member={member} />
          </Link>{" "}
          <span className="font-medium">
            {reasons.map((reason) => planReasonWords(reason, about, words)).join(" · ")}
          </span>
        </p>
        <p className="text-sm text-quiet">{formatWindow(from, until, zone, locale, now)}</p>
      </div>
    </li>
  );
}

type About = { gap: Gap; dashboard: Dashboard; words: Words; locale: Locale };
type UnmetNeedProps = About & { unmet: Unmet };
type NearbyRowProps = About & { each: Nearby };
type OneWayProps = { unmet: Unmet; gap: Gap; when: string; words: Words };
