import { useLocale, useTranslations } from "next-intl";
import { whyNotDecline } from "@/domain/why-not-decline";
import { whyNotWithdrawAsk } from "@/domain/why-not-withdraw-ask";
import { MemberName } from "@/features/keyring/member-name";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import { formatRelative } from "@/lib/format";
import { ActButton } from "./act-button";
import { type MatchCard, stepOf } from "./match-card";
import { MatchSign } from "./match-sign";
import type { Onlooker } from "./onlooker";

/** The reader asked, or has said yes to a proposal, and waits for the other. */
export function AskedSign({ match, by }: { match: MatchCard; by: Onlooker }) {
  const t = useTranslations("mine.asked");
  const locale = useLocale();
  const { id, origin, other, askedUntil } = match;
  const isProposal = origin === "proposal";
  const whyNot = isProposal ? whyNotDecline : whyNotWithdrawAsk;
  return (
    <MatchSign
      match={match}
      by={by}
      who={t.rich(origin, { who: () => <MemberName member={other} /> })}
      actions={
        !whyNot(match, by.member, by.now) && (
          <UnlessWaiting network={by.network} about={id}>
            <ActButton
              network={by.network}
              match={stepOf(match)}
              step={isProposal ? "take-yes-back" : "take-back"}
              said={t("takenBack")}
            >
              {t("takeBack")}
            </ActButton>
          </UnlessWaiting>
        )
      }
    >
      <p className="mt-1">{t("until", { when: formatRelative(askedUntil, by.now, locale) })}</p>
    </MatchSign>
  );
}
