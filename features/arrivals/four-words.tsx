"use client";

import { useTranslations } from "next-intl";

/** The words that two people read to each other, as big as a phone across a table has to show them. */
export function FourWords({ words }: { words: string | null }) {
  const t = useTranslations("arrivals");
  return (
    <ol
      aria-label={t("words")}
      translate="no"
      lang="en"
      className="grid min-h-32 grid-cols-2 content-center gap-x-4 gap-y-3 rounded-sign border-2 border-ink bg-sheet px-4 py-4 text-center"
    >
      {(words?.split(" ") ?? []).map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, its place never changes
        <li key={index} className="text-2xl leading-tight font-extrabold wrap-anywhere sm:text-3xl">
          {word}
        </li>
      ))}
    </ol>
  );
}
