import { useLocale, useTranslations } from "next-intl";
import { hour } from "@/domain/window";
import { MemberName } from "@/features/keyring/member-name";
import { formatRelative } from "@/lib/format";
import type { MatchCard } from "./match-card";
import { MatchSign } from "./match-sign";
import type { Onlooker } from "./onlooker";
import { YesOrNo } from "./yes-or-no";

/** Somebody waits for the reader's answer. */
export function WaitingSign({ match, by }: { match: MatchCard; by: Onlooker }) {
  const t = useTranslations("mine.waiting");
  const locale = useLocale();
  const { id, other, askedUntil, reminders } = match;
  const origin = match.origin === "answer" ? "answer" : "claim";
  const isShort = askedUntil.getTime() - by.now.getTime() < hour;
  return (
    <MatchSign match={match} by={by} who={t.rich(origin, { who: () => <MemberName member={other} /> })}>
      {reminders > 0 && <p className="mt-1 font-bold text-signal">{t("reminded")}</p>}
      <p className={isShort ? "mt-1 font-semibold text-signal" : "mt-1"}>
        {t("until", { when: formatRelative(askedUntil, by.now, locale) })}
      </p>
      <YesOrNo network={by.network} match={id} other={other} origin={origin} />
    </MatchSign>
  );
}
