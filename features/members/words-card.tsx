"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Progress } from "@/components/progress";
import { QrCode } from "@/components/qr-code";
import { findKeycard } from "@/features/keyring/keycard";
import { toWords } from "@/seal/words";
import { SavedWords } from "./saved-words";
import { wordsLink } from "./words-link";

/** The card: twelve words, a code with the same, for paper. Gone from this device once the member says it is saved. */
export function WordsCard({ network }: { network: string }) {
  const t = useTranslations("settings");
  const [secret, setSecret] = useState<Uint8Array | null | "loading">("loading");
  useEffect(() => {
    let current = true;
    const settle = (found: Uint8Array | null) => current && setSecret(found);
    findKeycard(network).then(
      (keycard) => settle(keycard?.secret ?? null),
      () => settle(null),
    );
    return () => {
      current = false;
    };
  }, [network]);

  if (secret === "loading") return <Progress label={t("loadingWords")} />;
  if (secret === null) return <Notice title={t("noWords.title")}>{t("noWords.text")}</Notice>;
  return (
    <div className="grid max-w-2xl gap-6">
      <Card secret={secret} />
      <div className="flex flex-wrap gap-3 print:hidden">
        <SavedWords network={network} onSaved={() => setSecret(null)} />
        <Button onClick={() => window.print()}>
          <Printer aria-hidden />
          {t("print")}
        </Button>
      </div>
    </div>
  );
}

function Card({ secret }: { secret: Uint8Array }) {
  const t = useTranslations("settings");
  const [words, setWords] = useState<readonly string[]>([]);
  const [origin, setOrigin] = useState("");
  useEffect(() => {
    setOrigin(location.origin);
    toWords(secret).then((text) => setWords(text.split(" ")));
  }, [secret]);
  return (
    <div className="grid gap-x-8 gap-y-5 rounded-sign border-2 border-ink bg-sheet p-5 sm:grid-cols-[1fr_12rem]">
      <ol
        aria-label={t("words")}
        translate="no"
        className="grid min-h-72 grid-cols-2 content-between gap-x-6 gap-y-1 text-lg"
      >
        {words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, its place never changes
          <li key={index} className="flex gap-3 border-b border-rule py-1.5 font-bold">
            <span aria-hidden className="w-6 text-right font-normal text-quiet">
              {index + 1}
            </span>
            {word}
          </li>
        ))}
      </ol>
      <div className="grid content-start justify-items-center gap-2">
        {origin && <QrCode text={wordsLink(origin, secret)} label={t("wordsCode")} />}
        <p className="text-sm text-quiet">{t("wordsCodeHint")}</p>
      </div>
      <p className="hidden sm:col-span-2 print:block">{t("printed", { origin })}</p>
    </div>
  );
}
