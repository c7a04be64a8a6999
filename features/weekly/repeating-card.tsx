"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";
import { CategoryIcon } from "@/features/board/category-icon";
import { forWhom } from "@/features/guests/for-whom";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import { wallClock } from "@/lib/wall-clock";
import type { By } from "./by";
import { ComingTimes } from "./coming-times";
import { EndButton } from "./end-button";
import type { Repeating } from "./list-repeating";
import { RuleLine } from "./rule-line";
import { StillOn } from "./still-on";

/** Something of one's own that comes again each week: when, if it still stands, and its coming times one by one. */
export function RepeatingCard({ repeating, by }: { repeating: Repeating; by: By }) {
  const t = useTranslations("weekly");
  const categories = useTranslations("categories.name");
  const { kind, id, category, rules, standing } = repeating;
  const today = wallClock(by.now, by.zone).day;
  const edit = kind === "need" ? `series/${id}/edit` : `offers/${id}/edit`;
  const change = (
    <LinkButton href={forWhom(`/n/${by.network}/${edit}`, by.guest)}>{t("changeAll")}</LinkButton>
  );
  return (
    <article className="grid content-start gap-3 rounded-sign border-2 border-ink bg-sheet px-4 py-3">
      <h3 className="flex items-center gap-2 text-lg leading-tight font-extrabold">
        <CategoryIcon category={category} />
        {t(kind, { kind: categories(category) })}
      </h3>
      <div className="font-semibold text-balance">
        {rules.map((rule) => (
          <p key={`${rule.days} ${rule.from}`}>
            <RuleLine rule={rule} today={today} />
          </p>
        ))}
      </div>
      <StillOn repeating={repeating} network={by.network} />
      <div>
        <ComingTimes repeating={repeating} by={by} />
      </div>
      <div className="flex flex-wrap gap-2 border-t-2 border-rule pt-3">
        {/* While it is asked about, that says how it stands, and ends it. */}
        {standing === "stands" ? (
          <UnlessWaiting network={by.network} about={id}>
            {change}
            <EndButton repeating={repeating} network={by.network} />
          </UnlessWaiting>
        ) : (
          change
        )}
      </div>
    </article>
  );
}
