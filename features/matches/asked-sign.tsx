import { useLocale, useTranslations } from "next-intl";
import { whyNotWithdrawAsk } from "@/domain/why-not-withdraw-ask";
import { MemberName } from "@/features/keyring/member-name";
import { formatRelative } from "@/lib/format";
import { ActButton } from "./act-button";
import type { MatchCard } from "./match-card";
import { MatchSign } from "./match-sign";
import type { Onlooker } from "./onlooker";

/** The reader asked, and waits. */
export function AskedSign({ match, by }: { match: MatchCard; by: Onlooker }) {
  const t = useTranslations("mine.asked");
  const locale = useLocale();
  const { id, other, askedUntil } = match;
  const origin = match.origin === "answer" ? "answer" : "claim";
  return (
    <MatchSign
      match={match}
      by={by}
      who={t.rich(origin, { who: () => <MemberName member={other} /> })}
      actions={
        !whyNotWithdrawAsk(match, by.member, by.now) && (
          <ActButton network={by.network} match={id} step="take-back" said={t("takenBack")}>
            {t("takeBack")}
          </ActButton>
        )
      }
    >
      <p className="mt-1">{t("until", { when: formatRelative(askedUntil, by.now, locale) })}</p>
    </MatchSign>
  );
}
