"use client";

import { useTranslations } from "next-intl";
import type { SealedAt } from "./keyring";
import { useKeyring } from "./keyring-provider";
import { useOpened } from "./use-opened";

/**
 * A network-sealed text, opened in the browser. Before it has opened it keeps a line's room, as wide as `placeholder`,
 * and is silent; when it does not open it says so, and when it is older than what this device has seen, that. `read`
 * takes the text out of what was sealed.
 */
export function SealedText({ sealed, placeholder = blank, read = asIs, ...at }: SealedTextProps) {
  const text = useOpened(sealed, at);
  if (text === undefined) {
    return (
      <span aria-hidden className="rounded-sign bg-wash text-transparent select-none">
        {placeholder}
      </span>
    );
  }
  if (text === null) return <Closed sealed={sealed} at={at} />;
  // A note keeps its lines; everything else is a name and fits where names fit.
  return <span className={at.field === "note" ? "whitespace-pre-line" : undefined}>{read(text)}</span>;
}

/** By itself, because a board has a hundred sealed texts and looking a message up takes longer than all else here. */
function Closed({ sealed, at }: { sealed: string; at: SealedAt }) {
  const t = useTranslations("keyring.closed");
  const keyring = useKeyring();
  const why = typeof keyring !== "object" ? "keyless" : keyring.isOlder(sealed, at) ? "older" : "damaged";
  return <span className="text-quiet italic">{t(why)}</span>;
}

type SealedTextProps = SealedAt & { sealed: string; placeholder?: string; read?: (text: string) => string };

const blank = "\u00a0".repeat(12);

const asIs = (text: string) => text;
