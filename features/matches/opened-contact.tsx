"use client";

import { useTranslations } from "next-intl";
import { Fragment, useEffect, useState } from "react";
import type { Keyring } from "@/features/keyring/keyring";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { splitContact } from "./split-contact";

/** A contact of a match, opened in the browser; phone numbers can be called with one press. */
export function OpenedContact({ match, sealed, field }: OpenedContactProps) {
  const t = useTranslations("mine.contact");
  const text = useOpenedContact(useKeyring(), match, sealed, field);
  if (text === undefined) return <span className="text-quiet">{t("opening")}</span>;
  if (text === null)
    return <span className="text-quiet italic">{t(field === "contact" ? "closed" : "closedOwn")}</span>;
  return (
    <span className="whitespace-pre-line">
      {splitContact(text).map(({ text, tel }, index) =>
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
  );
}

const telLook = "-my-2 inline-block py-2 font-bold underline decoration-2 underline-offset-4";

type Opened = { sealed: string; text: string | null };

function useOpenedContact(
  keyring: Keyring | "loading" | "missing",
  match: string,
  sealed: string,
  field: OpenedContactProps["field"],
): string | null | undefined {
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    if (typeof keyring !== "object") return;
    let current = true;
    const settle = (text: string | null) => current && setOpened({ sealed, text });
    keyring.openContact(match, sealed, field).then(settle, () => settle(null));
    return () => {
      current = false;
    };
  }, [keyring, match, sealed, field]);
  if (keyring === "missing") return null;
  return opened?.sealed === sealed ? opened.text : undefined;
}

type OpenedContactProps = { match: string; sealed: string; field: "contact" | "own_copy" };
