"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { forWhom } from "@/features/guests/for-whom";

/** Something needed or something offered: the tab "Post" leads to both. */
export function NounSwitch({ network, noun, guest }: NounSwitchProps) {
  const t = useTranslations("post.kind");
  return (
    <nav
      aria-label={t("nouns")}
      className="mb-5 grid max-w-3xl grid-cols-2 rounded-sign border-2 border-ink bg-sheet"
    >
      <Link
        href={forWhom(`/n/${network}/needs/new`, guest)}
        prefetch={false}
        aria-current={noun === "need" ? "page" : undefined}
        className={segment}
      >
        {t("iNeed")}
      </Link>
      <Link
        href={forWhom(`/n/${network}/offers/new`, guest)}
        prefetch={false}
        aria-current={noun === "offer" ? "page" : undefined}
        className={segment}
      >
        {t("iOffer")}
      </Link>
    </nav>
  );
}

type NounSwitchProps = { network: string; noun: "need" | "offer"; guest: string | null };

const segment =
  "flex min-h-11 items-center justify-center px-3 text-center text-lg leading-tight font-bold hover:bg-wash " +
  "aria-[current]:bg-ink aria-[current]:text-paper aria-[current]:hover:bg-ink";
