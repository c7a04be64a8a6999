import Link from "next/link";
import { useTranslations } from "next-intl";
import { When } from "@/components/when";
import { whyNotFail } from "@/domain/why-not-finish";
import { boardHref } from "@/features/board/board-href";
import { CategoryIcon } from "@/features/board/category-icon";
import { forWhom } from "@/features/guests/for-whom";
import { MemberName } from "@/features/keyring/member-name";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import { wallClock } from "@/lib/wall-clock";
import { ActButton } from "./act-button";
import { endingOf, type WayOn, waysOn } from "./ending";
import { type MatchCard, stepOf } from "./match-card";
import type { Onlooker } from "./onlooker";

/** What became of a match, in two lines, and the way on. */
export function EndedLine({ match, by }: { match: MatchCard; by: Onlooker }) {
  const t = useTranslations("mine");
  const kind = useTranslations("categories.name");
  const { id, category, during, other } = match;
  const ending = endingOf(match, by.member, by.now);
  if (!ending) return null;
  return (
    <article id={id} tabIndex={-1} className="border-t-2 border-rule py-3">
      <h3 className="flex items-center gap-2 leading-tight font-bold">
        <CategoryIcon category={category} />
        <span>
          {kind(category)} · <When from={during.from} until={during.until} zone={by.zone} now={by.now} />
        </span>
      </h3>
      <p className="mt-1">{t.rich(`ended.${ending}`, { who: () => <MemberName member={other} /> })}</p>
      <div className="flex flex-wrap items-center gap-x-4">
        {waysOn(match, by.member, by.now).map((way) => (
          <Link key={way} href={hrefFor(way, match, by)} prefetch={false} className={linkLook}>
            {way === "elsewhere" ? t(`ended.elsewhere.${streamOf(match, by)}`) : t(`ended.${way}`)}
          </Link>
        ))}
        {!whyNotFail(match, by.member, by.now) && (
          <span className="-ml-4">
            <UnlessWaiting network={by.network} about={id}>
              <ActButton
                network={by.network}
                match={stepOf(match)}
                step="failed"
                look="quiet"
                said={t("finish.saidFailed")}
              >
                {t("finish.failed")}
              </ActButton>
            </UnlessWaiting>
          </span>
        )}
      </div>
    </article>
  );
}

const linkLook = "inline-flex min-h-11 items-center font-semibold underline underline-offset-4";

/** For a guest one posts and looks at listings in their name; the board is one's own to look around on. */
function hrefFor(way: WayOn, match: MatchCard, by: Onlooker): string {
  const href = hrefOf(way, match, by);
  return way === "elsewhere" ? href : forWhom(href, by.guest);
}

function hrefOf(way: WayOn, match: MatchCard, by: Onlooker): string {
  const home = `/n/${by.network}`;
  if (way === "repost") return `${home}/needs/new?kind=${match.category}`;
  if (way === "reopened") return `${home}/needs/${match.need.id}`;
  const stream = streamOf(match, by);
  const { category } = match;
  // With something of one's own still on the board, what fits it best comes first; else what there is on that day.
  const own = stream === "needs" ? match.offer : match.need;
  if (own.isPosted && own.state === "open") return boardHref(by.network, { stream, category, fits: true });
  const { day } = wallClock(match.during.from, by.zone);
  return boardHref(by.network, { stream, category, day });
}

/** Who needs looks among the offers, who helps among the needs. */
function streamOf({ helperId }: MatchCard, { member }: Onlooker): "needs" | "offers" {
  return helperId === member ? "needs" : "offers";
}
