"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { type Category, categories } from "@/domain/categories";
import { CategoryIcon } from "@/features/board/category-icon";
import { forWhom } from "@/features/guests/for-whom";
import { useLastTime } from "./use-last-time";

/** The first step of a post: each kind is a link, so that "back" leads here again. */
export function KindChoice({ network, noun, guest }: KindChoiceProps) {
  const t = useTranslations("post.kind");
  const words = useTranslations("categories.name");
  const { last } = useLastTime<{ kind: Category }>(noun);
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="mb-2 text-lg font-extrabold">
        {t("question")}
      </h2>
      <ul className="grid max-w-3xl gap-1.5 sm:grid-cols-2 sm:gap-3">
        {categories.map((category) => (
          <li key={category}>
            <Link
              href={forWhom(`/n/${network}/${noun}s/new?kind=${category}`, guest)}
              prefetch={false}
              className={choiceLook}
            >
              <CategoryIcon category={category} />
              <span className="min-w-0">
                <span className="block text-lg leading-tight font-extrabold">{words(category)}</span>
                <span className="block text-sm text-quiet">{t(`${noun}.${category}`)}</span>
              </span>
              {last?.kind === category && (
                <span className="ml-auto shrink-0 text-sm font-semibold">{t("last")}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

type KindChoiceProps = {
  network: string;
  noun: "need" | "offer";
  /** For whom it is posted, when not for oneself. */
  guest: string | null;
};

const choiceLook =
  "flex h-full min-h-14 items-center gap-4 rounded-sign border-2 border-ink bg-sheet px-4 py-1.5 hover:bg-wash " +
  "active:bg-wash [&_svg]:size-7";
