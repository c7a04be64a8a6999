import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { hasToPlace, quantityUnit } from "@/domain/categories";
import { ActingFor } from "@/features/guests/acting-for";
import { MemberName } from "@/features/keyring/member-name";
import { SealedText } from "@/features/keyring/sealed-text";
import { OpenedContact } from "@/features/matches/opened-contact";
import { PlaceName } from "@/features/matches/place-name";
import { formatSpan } from "@/lib/format";
import type { SlipFacts } from "./find-slip";
import { PrintButton } from "./print-button";

/** What somebody without the app takes along: who, when, where, how to reach them. One small sheet, black on white. */
export function Slip({ guest, match, by }: SlipFacts) {
  const t = useTranslations();
  const locale = useLocale();
  const { category, during, place, toPlace, quantity, other, contact } = match;
  const role = match.helperId === guest.id ? "helper" : "receiver";
  // Somewhere that is not in the list is said in the note.
  const own = role === "helper" ? match.offer : match.need;
  return (
    <ActingFor guest={guest}>
      <div className="print:hidden">
        <PageHeader
          title={t("guests.slip.title")}
          lead={t("guests.slip.lead")}
          back={{ href: `/n/${by.network}/coordinate/guests/${guest.id}` }}
          actions={<PrintButton>{t("guests.slip.print")}</PrintButton>}
        />
      </div>
      <article aria-label={t("guests.slip.title")} className={slipLook}>
        <h2 className="text-xl leading-tight font-extrabold">
          <MemberName member={guest} />
        </h2>
        <dl className="grid gap-2">
          <Line name={t("guests.slip.what")}>
            {t(`categories.name.${category}`)},{" "}
            {t(`categories.count.${quantityUnit(category)}`, { count: quantity })}
          </Line>
          <Line name={t("guests.slip.when")}>
            <b>{formatSpan(during.from, during.until, by.zone, locale, farAway)}</b>
          </Line>
          <Line name={t("guests.slip.where")}>
            <PlaceName place={place} />
            {hasToPlace(category) && toPlace && (
              <>
                {" → "}
                <PlaceName place={toPlace} />
              </>
            )}
          </Line>
          {own.note && (
            <Line name={t("guests.slip.note")}>
              <SealedText
                sealed={own.note.text}
                table={role === "helper" ? "offers" : "needs"}
                row={own.id}
                field="note"
                epoch={own.note.epoch}
              />
            </Line>
          )}
          <Line name={t(`guests.slip.${role}`)}>
            <b>
              <MemberName member={other} />
            </b>
            {contact && (
              <>
                <br />
                <OpenedContact match={match} sealed={contact} field="contact" />
              </>
            )}
          </Line>
        </dl>
        <p className="border-t border-black pt-2 text-sm">{t("guests.slip.foot")}</p>
      </article>
    </ActingFor>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Paper stays what it is: a day far from "today" and "tomorrow" is written out. */
const farAway = new Date(0);

const slipLook =
  "slip grid max-w-sm gap-3 border-2 border-black bg-white p-5 text-black print:max-w-none print:border-0 print:p-0";
