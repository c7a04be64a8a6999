import { DoorOpen } from "lucide-react";
import { useTranslations } from "next-intl";

/**
 * Leaves for a plain page at once; see `public/quiet.js`, which does so before this is even alive. Without any script
 * it is a form that goes there.
 */
export function QuickExit({ among }: { among: keyof typeof looks }) {
  const t = useTranslations("quiet");
  return (
    <form action="/away">
      <link rel="prefetch" href="/away" />
      <button type="submit" data-quick-exit="" className={looks[among]}>
        <DoorOpen aria-hidden />
        {t("exit")}
      </button>
    </form>
  );
}

const looks = {
  tabs:
    "flex min-h-16 w-full flex-col items-center justify-center gap-0.5 border-l border-rule px-0.5 text-xs leading-tight " +
    "hover:bg-wash md:min-h-12 md:flex-row md:justify-start md:gap-3 md:rounded-sign md:border-0 md:px-3 md:text-base " +
    "[&_svg]:size-6 [&_svg]:shrink-0",
  words:
    "inline-flex min-h-12 items-center gap-2 rounded-sign px-3 font-semibold hover:bg-wash sm:min-h-11 " +
    "[&_svg]:size-5 [&_svg]:shrink-0",
};
