"use client";

import { useTranslations } from "next-intl";
import { wallClock } from "@/lib/wall-clock";
import type { By } from "./by";
import type { Repeating } from "./list-repeating";
import { RuleLine } from "./rule-line";
import { StillOn } from "./still-on";

/** On top of the board: what of one's own waits for "Yes, still on". */
export function DueList({ due, by }: { due: readonly Repeating[]; by: By }) {
  const t = useTranslations("weekly");
  const categories = useTranslations("categories.name");
  const today = wallClock(by.now, by.zone).day;
  return due.map((repeating) => (
    <div key={repeating.id} className="mb-4">
      <StillOn repeating={repeating} network={by.network}>
        <p className="font-bold">{t(repeating.kind, { kind: categories(repeating.category) })}</p>
        {repeating.rules.map((rule) => (
          <p key={`${rule.days} ${rule.from}`}>
            <RuleLine rule={rule} today={today} />
          </p>
        ))}
      </StillOn>
    </div>
  ));
}
