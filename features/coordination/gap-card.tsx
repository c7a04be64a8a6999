import Link from "next/link";
import { Fragment } from "react";
import { urgencyNames } from "@/domain/urgency";
import { CategoryIcon } from "@/features/board/category-icon";
import { MemberName } from "@/features/keyring/member-name";
import { SealedText } from "@/features/keyring/sealed-text";
import { formatWindow } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import type { Dashboard, Gap } from "./dashboard";
import { gapFacts, missingWords } from "./gap-words";
import { Helpers } from "./helper-list";
import { HideListing } from "./hide-listing-button";
import { UnmetNeed } from "./unmet-need";
import { Where } from "./where";
import type { Words } from "./words";

/** One uncovered need: what, when, how much is missing, where, whose, and who could help. */
export function GapCard({ gap, dashboard, words, locale }: GapCardProps) {
  const { say } = words;
  const { network, zone, now } = dashboard;
  const { id, category, window, urgency, note, author, planned, unmet } = gap;
  return (
    <article className="relative rounded-sign border-2 border-ink bg-sheet px-4 pt-3 pb-1">
      {urgency > 0 && (
        <p className={urgencyLook[urgency]}>{say(`categories.urgency.${urgencyNames[urgency]}`)}</p>
      )}
      <h4 className="text-lg leading-tight font-extrabold">
        <Link href={`/n/${network}/needs/${id}`} prefetch={false} className="block hover:underline">
          <span className="mb-0.5 flex min-h-7 items-center gap-2 pr-28">
            <CategoryIcon category={category} />
            {say(`categories.name.${category}`)}
          </span>
          {formatWindow(window.from, window.until, zone, locale, now)}
        </Link>
      </h4>
      <p className="mt-2 border-t-2 border-rule pt-2">
        <b>{missingWords(gap, words)}</b>
        {gapFacts(gap, now, words).map((fact) => ` · ${fact}`)}
      </p>
      <p>
        <Where {...gap} words={words} />
      </p>
      <p className="mt-1">
        <b>
          <MemberName member={author} />
        </b>
        {note && (
          <>
            {" "}
            <SealedText {...note} field="note" />
          </>
        )}
      </p>
      {planned.length > 0 && (
        <p className="mt-2">
          <a
            href={`#for-${id}`}
            className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
          >
            <span>
              {say.rich("plan.unmet.planned", {
                who: () =>
                  planned.map((member, index) => (
                    <Fragment key={member.id}>
                      {index > 0 && ", "}
                      <MemberName member={member} />
                    </Fragment>
                  )),
              })}
            </span>
          </a>
        </p>
      )}
      {unmet ? (
        <UnmetNeed unmet={unmet} gap={gap} dashboard={dashboard} words={words} locale={locale} />
      ) : (
        <Helpers gap={gap} dashboard={dashboard} words={words} locale={locale} />
      )}
      <div className="absolute right-0 bottom-0">
        <HideListing network={network} kind="need" id={id} author={author} thenFocus="uncovered-title" />
      </div>
    </article>
  );
}

const tag = "absolute top-3 right-3 rounded-sign border-2 px-2 text-sm leading-6 font-bold";
const urgencyLook = [
  "",
  `${tag} border-rule text-quiet`,
  `${tag} border-signal text-signal`,
  `${tag} border-signal bg-signal text-on-signal`,
];

type GapCardProps = { gap: Gap; dashboard: Dashboard; words: Words; locale: Locale };
