import Link from "next/link";
import { hour } from "@/domain/window";
import { CategoryIcon } from "@/features/board/category-icon";
import { formatRelative, formatWindow } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import type { Dashboard, Waiting } from "./dashboard";
import { LoggedButton } from "./logged-button";
import { RemindButton } from "./remind-button";
import { WhatIsAsked, WhoIsAsked } from "./waiting-words";
import { Where } from "./where";
import type { Words } from "./words";

/** One ask that nobody has answered: who is asked, by whom, for what, and how long it still stands. */
export function WaitingCard({ ask, dashboard, words, locale }: WaitingCardProps) {
  const { say } = words;
  const { network, zone, now } = dashboard;
  const { id, category, during, listing, askedAt, askedUntil } = ask;
  const isShort = Number(askedUntil) - Number(now) < hour;
  return (
    <article className="rounded-sign border-2 border-ink bg-sheet px-4 pt-3 pb-4">
      <RemindButton
        network={network}
        match={id}
        asked={ask.asked}
        reminders={ask.reminders}
        describedBy={`${id}-asked`}
      >
        <h4 id={`${id}-asked`} className="text-lg leading-tight font-extrabold">
          <WhoIsAsked ask={ask} words={words} />
        </h4>
      </RemindButton>
      <p className="mt-1.5">
        {say("coordinate.waiting.since", { relative: formatRelative(askedAt, now, locale) })}
        {" · "}
        <b className={isShort ? "text-signal" : ""}>
          {say("coordinate.waiting.until", { relative: formatRelative(askedUntil, now, locale) })}
        </b>
      </p>
      <div className="mt-2 border-t-2 border-rule pt-2">
        <p className="flex items-start gap-2">
          <CategoryIcon category={category} />
          <span className="min-w-0">
            <Link
              href={`/n/${network}/${listing.kind}s/${listing.id}`}
              prefetch={false}
              className="font-semibold underline decoration-edge underline-offset-4 hover:decoration-ink"
            >
              {say(`categories.name.${category}`)}
            </Link>
            : <WhatIsAsked ask={ask} words={words} />
          </span>
        </p>
        <p>{formatWindow(during.from, during.until, zone, locale, now)}</p>
        <p>
          <Where {...ask} words={words} />
        </p>
      </div>
      {ask.mayTakeBack && (
        <div className="-mb-2 -ml-4 flex flex-wrap pt-1">
          <LoggedButton
            network={network}
            verb="withdraw-proposal"
            need={listing.id}
            body={{ match: id }}
            said={say("plan.proposals.undone", { count: 1 })}
            describedBy={`${id}-asked`}
          >
            {say("plan.proposals.takeBack")}
          </LoggedButton>
        </div>
      )}
    </article>
  );
}

type WaitingCardProps = { ask: Waiting; dashboard: Dashboard; words: Words; locale: Locale };
