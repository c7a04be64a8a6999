"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { quantityUnit } from "@/domain/categories";
import { boardStore } from "@/features/board/board-store";
import type { Keyring } from "@/features/keyring/keyring";
import { findTrouble, type KeysTrouble } from "@/features/keyring/keys-trouble";
import { TroubleNotice } from "@/features/keyring/keys-warning";
import { CheckedName } from "@/features/members/checked-name";
import { findTrustedKey } from "@/features/members/find-trusted-key";
import { formatSpan } from "@/lib/format";
import { AskForm } from "./ask-form";
import { type AskTarget, listingOf } from "./ask-target";
import { LostListing } from "./lost-listing";
import { type UseAsk, useAsk } from "./use-ask";
import { useContact } from "./use-contact";

/** Inside the sheet: what one asks for, in a line that is always true, the form, and what came of it. */
export function AskPanel({ zone, onInstead, ...ask }: AskPanelProps) {
  const { keyring, target } = ask;
  const t = useTranslations("matches");
  const categories = useTranslations("categories");
  const locale = useLocale();
  const contact = useContact(keyring);
  const { draft, setDraft, wanted, trouble, pending, submit } = useAsk({ ...ask, contact });
  const [now] = useState(() => new Date(boardStore(keyring.network).now()));
  const { by, category } = listingOf(target);

  const doubt = useDoubt(keyring, by);

  if (doubt) return <TroubleNotice trouble={doubt} />;
  if (!draft) {
    const message = trouble?.reason === "refused" ? trouble.message : undefined;
    return <LostListing {...{ keyring, target, wanted, zone, message, onInstead }} />;
  }
  const { time, quantity } = draft;
  return (
    <>
      <p className="mb-4 text-lg leading-tight font-bold">
        {t("summary", {
          when: formatSpan(time.from, time.until, zone, locale, now),
          amount: categories(`count.${quantityUnit(category)}`, { count: quantity }),
        })}
      </p>
      <CheckedName member={by} />
      <AskForm
        {...{ draft, zone, now, contact, trouble, pending }}
        network={keyring.network}
        onDraft={setDraft}
        onSubmit={() => submit(draft)}
      />
    </>
  );
}

/**
 * Why nothing is sealed for the one who is asked, or null. While one looks at the sheet their key comes along, so that
 * the second press has only one thing to wait for.
 */
function useDoubt(keyring: Keyring, other: string): KeysTrouble | null {
  const [doubt, setDoubt] = useState<KeysTrouble | null>(null);
  useEffect(() => {
    let current = true;
    findTrustedKey(keyring.network, other).then((key) => {
      if (current) setDoubt(key.ok ? null : findTrouble(key.reason));
    });
    return () => {
      current = false;
    };
  }, [keyring, other]);
  return doubt;
}

export type AskPanelProps = Omit<UseAsk, "contact"> & {
  zone: string;
  onInstead: (target: AskTarget) => void;
};
