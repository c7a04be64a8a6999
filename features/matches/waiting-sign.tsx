import { useLocale, useTranslations } from "next-intl";
import { hasAgreed } from "@/domain/match";
import { hour } from "@/domain/window";
import { MemberName } from "@/features/keyring/member-name";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import { formatRelative } from "@/lib/format";
import { BeyondOffer } from "./beyond-offer";
import { type MatchCard, stepOf } from "./match-card";
import { MatchSign } from "./match-sign";
import type { Onlooker } from "./onlooker";
import { YesOrNo } from "./yes-or-no";

/** Somebody waits for the reader's answer: the other person, or a coordinator who proposed the two to each other. */
export function WaitingSign({ match, by }: { match: MatchCard; by: Onlooker }) {
  const t = useTranslations("mine.waiting");
  const locale = useLocale();
  const { id, origin, other, askedUntil, reminders, beyond } = match;
  const step = stepOf(match);
  const role = match.helperId === by.member ? "helper" : "receiver";
  const otherAgreed = hasAgreed(match, other.id);
  const isShort = askedUntil.getTime() - by.now.getTime() < hour;
  const who = () => <MemberName member={other} />;
  return (
    <MatchSign
      match={match}
      by={by}
      who={t.rich(origin === "proposal" ? `proposal.${role}` : origin, { who })}
    >
      {origin === "proposal" && otherAgreed && <p className="mt-1">{t.rich("proposal.agreed", { who })}</p>}
      {beyond && <BeyondOffer beyond={beyond} by={by} />}
      {reminders > 0 && <p className="mt-1 font-bold text-signal">{t("reminded")}</p>}
      <p className={isShort ? "mt-1 font-semibold text-signal" : "mt-1"}>
        {t("until", { when: formatRelative(askedUntil, by.now, locale) })}
      </p>
      <UnlessWaiting network={by.network} about={id}>
        <YesOrNo network={by.network} match={step} other={other} role={role} otherAgreed={otherAgreed} />
      </UnlessWaiting>
    </MatchSign>
  );
}
