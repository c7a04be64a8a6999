import { useLocale } from "next-intl";
import { formatCountdown, formatSpan } from "@/lib/format";

/** A window in words, as `formatWindow` says it, that breaks between its two parts before it breaks inside one. */
export function When({ from, until, zone, now }: WhenProps) {
  const locale = useLocale();
  const span = formatSpan(from, until, zone, locale, now);
  const countdown = formatCountdown(from, until, locale, now);
  if (countdown === null) return span;
  return (
    <>
      <span className="inline-block">{span},</span> <span className="inline-block">{countdown}</span>
    </>
  );
}

type WhenProps = { from: Date; until: Date; zone: string; now: Date };
