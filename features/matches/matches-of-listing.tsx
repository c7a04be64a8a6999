import { useTranslations } from "next-intl";
import { AskedSign } from "./asked-sign";
import { EndedLine } from "./ended-line";
import { groupMine } from "./group-mine";
import type { MatchCard } from "./match-card";
import type { Onlooker } from "./onlooker";
import { PromiseSign } from "./promise-sign";
import { WaitingSign } from "./waiting-sign";

/** The reader's own matches on one listing, what waits for them first. */
export function MatchesOfListing({ matches, by }: { matches: readonly MatchCard[]; by: Onlooker }) {
  const t = useTranslations("listing");
  const { waiting, promised, coming, asked, ended } = groupMine(matches, by.member, by.now);
  if (waiting.length + promised.length + coming.length + asked.length + ended.length === 0) return null;
  return (
    <section aria-labelledby="matches">
      <h2 id="matches" className="mb-3 text-2xl leading-tight font-extrabold tracking-tight">
        {t("matches")}
      </h2>
      <div className="grid gap-3">
        {waiting.map((match) => (
          <WaitingSign key={match.id} match={match} by={by} />
        ))}
        {[...promised, ...coming].map((match) => (
          <PromiseSign key={match.id} match={match} by={by} />
        ))}
        {asked.map((match) => (
          <AskedSign key={match.id} match={match} by={by} />
        ))}
        {ended.map((match) => (
          <EndedLine key={match.id} match={match} by={by} />
        ))}
      </div>
    </section>
  );
}
