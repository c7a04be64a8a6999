"use client";

import { useTranslations } from "next-intl";
import { Fragment, useEffect, useState } from "react";
import { type KeyringState, useKeyring } from "@/features/keyring/keyring-provider";
import type { OpenedContact as Handed, SealedContact } from "@/features/keyring/match-seals";
import { MemberName } from "@/features/keyring/member-name";
import type { MatchCard } from "./match-card";
import { splitContact } from "./split-contact";

/**
 * A contact of a match, opened in the browser; phone numbers can be called with one press. Whoever can write to the
 * database could put one there: what is not by the word of those it should come from is not shown.
 */
export function OpenedContact({ match, sealed, field }: OpenedContactProps) {
  const t = useTranslations("mine.contact");
  const opened = useOpenedContact(useKeyring(), { match: match.id, other: match.other.id, sealed, field });
  if (opened === undefined) return <span className="text-quiet">{t("opening")}</span>;
  if (opened === "closed")
    return <span className="text-quiet italic">{t(field === "contact" ? "closed" : "closedOwn")}</span>;
  if (opened === null) return <NotTheirs match={match} field={field} />;
  return (
    <>
      <span className="whitespace-pre-line">
        {splitContact(opened.text).map(({ text, tel }, index) =>
          tel ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text that never changes
            <a key={index} href={`tel:${tel}`} className={telLook}>
              {text}
            </a>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text that never changes
            <Fragment key={index}>{text}</Fragment>
          ),
        )}
      </span>
      {field === "contact" && opened.by !== match.other.id && <HandedOver match={match} by={opened.by} />}
    </>
  );
}

function NotTheirs({ match, field }: Pick<OpenedContactProps, "match" | "field">) {
  const t = useTranslations("mine.contact");
  const who = () => <MemberName member={match.other} />;
  const kind = match.other.guest ? "guest" : "member";
  return (
    <span role="alert" className="font-bold text-signal">
      {field === "contact" ? t.rich(`doubted.${kind}`, { who }) : t("doubted.own")}
    </span>
  );
}

/** By whom, because a guest cannot say it themselves. */
function HandedOver({ match, by }: { match: ContactOf; by: string }) {
  const t = useTranslations("mine.contact");
  const carer = match.carers.find(({ id }) => id === by);
  return (
    <span className="block text-sm text-quiet">
      {carer ? t.rich("handed", { by: () => <MemberName member={carer} /> }) : t("handedOnce")}
    </span>
  );
}

const telLook = "-my-2 inline-block py-2 font-bold underline decoration-2 underline-offset-4";

type Opened = Handed | "closed" | null;

function useOpenedContact(keyring: KeyringState, contact: SealedContact): Opened | undefined {
  const { match, other, sealed, field } = contact;
  const [opened, setOpened] = useState<{ sealed: string; contact: Opened }>();
  useEffect(() => {
    if (typeof keyring !== "object") return;
    let current = true;
    const settle = (contact: Opened) => current && setOpened({ sealed, contact });
    keyring.openContact({ match, other, sealed, field }).then(settle, () => settle("closed"));
    return () => {
      current = false;
    };
  }, [keyring, match, other, sealed, field]);
  if (keyring === "missing") return "closed";
  return opened?.sealed === sealed ? opened.contact : undefined;
}

type ContactOf = Pick<MatchCard, "id" | "other" | "carers">;

type OpenedContactProps = { match: ContactOf; sealed: string; field: SealedContact["field"] };
