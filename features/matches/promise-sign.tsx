import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";
import { whyNotFail, whyNotFinish } from "@/domain/why-not-finish";
import { whyNotRelease } from "@/domain/why-not-release";
import { MemberName } from "@/features/keyring/member-name";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import { ActButton } from "./act-button";
import { CalendarButton } from "./calendar-button";
import { GiveBack } from "./give-back";
import { type MatchCard, stepOf } from "./match-card";
import { MatchSign } from "./match-sign";
import type { Onlooker } from "./onlooker";
import { OpenedContact } from "./opened-contact";

/** Both have agreed: how to reach each other, and what may become of it. */
export function PromiseSign({ match, by }: { match: MatchCard; by: Onlooker }) {
  const t = useTranslations("mine");
  const { id, other, during, contact, ownCopy } = match;
  const isHelper = match.helperId === by.member;
  const who = () => <MemberName member={other} />;
  const step = { network: by.network, match: stepOf(match) };
  return (
    <MatchSign
      match={match}
      by={by}
      who={t.rich(isHelper ? "promised.who" : "coming.who", { who })}
      actions={
        <UnlessWaiting network={by.network} about={id}>
          {!whyNotFinish(match, by.member, by.now) && (
            <ActButton {...step} step="done" look="primary" said={t("finish.saidDone")}>
              {t("finish.done")}
            </ActButton>
          )}
          {!whyNotFail(match, by.member, by.now) && (
            <ActButton {...step} step="failed" said={t("finish.saidFailed")}>
              {t("finish.failed")}
            </ActButton>
          )}
          {by.guest && <LinkButton href={`/n/${by.network}/coordinate/slip/${id}`}>{t("slip")}</LinkButton>}
          {!whyNotRelease(match, by.member, by.now) && (
            <>
              <GiveBack {...step} other={other} means={meaningOf(match, isHelper)} />
              <CalendarButton match={id} member={by.member} from={during.from} until={during.until} />
            </>
          )}
        </UnlessWaiting>
      }
    >
      {contact && (
        <div className="mt-2 rounded-sign bg-wash px-3 py-2">
          <p className="text-sm text-quiet">{t.rich("contact.theirs", { who })}</p>
          <OpenedContact match={match} sealed={contact} field="contact" />
        </div>
      )}
      {ownCopy && (
        <details className="mt-1">
          <summary className="inline-flex min-h-11 items-center text-sm text-quiet underline underline-offset-4">
            {t("contact.yours")}
          </summary>
          <OpenedContact match={match} sealed={ownCopy} field="own_copy" />
        </details>
      )}
    </MatchSign>
  );
}

/** A need that was posted goes back to the board; one made along with a claim goes away. */
function meaningOf({ need }: MatchCard, isHelper: boolean) {
  if (isHelper) return need.isPosted ? "helper" : "helperOwn";
  return need.isPosted ? "receiverOwn" : "receiver";
}
