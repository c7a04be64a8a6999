"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

/** Something needed or something offered: the tab "Post" leads to both. */
export function NounSwitch({ network, noun }: { network: string; noun: "need" | "offer" }) {
  const t = useTranslations("post.kind");
  return (
    <nav
      aria-label={t("nouns")}
      className="mb-5 grid max-w-3xl grid-cols-2 rounded-sign border-2 border-ink bg-sheet"
    >
      <Link
        href={`/n/${network}/needs/new`}
        prefetch={false}
        aria-current={noun === "need" ? "page" : undefined}
        className={segment}
      >
        {t("iNeed")}
      </Link>
      <Link
        href={`/n/${network}/offers/new`}
        prefetch={false}
        aria-current={noun === "offer" ? "page" : undefined}
        className={segment}
      >
        {t("iOffer")}
      </Link>
    </nav>
  );
}

const segment =
  "flex min-h-11 items-center justify-center px-3 text-center text-lg leading-tight font-bold hover:bg-wash " +
  "aria-[current]:bg-ink aria-[current]:text-paper aria-[current]:hover:bg-ink";
