"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Weekly } from "@/domain/weekly";
import { formatDay, formatTimes, formatWeekdays } from "@/lib/format";

/** "Every Mon and Wed 5:30–7:00 pm, until Thu 24 Dec" */
export function RuleLine({ rule: { days, from, until, lastOn }, today }: RuleLineProps) {
  const t = useTranslations("weekly");
  const locale = useLocale();
  const times = formatTimes(from, until, locale);
  const line =
    days.length === 7 ? t("everyDay", { times }) : t("every", { days: formatWeekdays(days, locale), times });
  return lastOn === null ? line : t("lastOn", { line, day: formatDay(lastOn, today, locale) });
}

type RuleLineProps = {
  rule: Pick<Weekly, "days" | "from" | "until" | "lastOn">;
  /** "YYYY-MM-DD" in the network's zone. */
  today: string;
};
