"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { currentHref } from "./current-href";

export type NavItem = {
  href: string;
  /** Another address that belongs to it. */
  also?: string;
  label: string;
  icon: ReactNode;
  /** How many things wait there; none is not shown. */
  count?: number;
  /** What the count means, for those who do not see it: "3 wait for you". */
  countLabel?: string;
  /** Only where there is room: not among the tabs of a phone. */
  isExtra?: boolean;
};

/** `last` is something to press among the tabs that leads nowhere inside. */
export function NavLinks({ items, last }: { items: readonly NavItem[]; last?: ReactNode }) {
  const t = useTranslations("common");
  const path = usePathname();
  const current = currentHref(
    path,
    items.flatMap(({ href, also = href }) => [href, also]),
  );
  return (
    <nav aria-label={t("main")} className={barLook}>
      <ul className="flex md:sticky md:top-6 md:flex-col md:gap-1">
        {items.map(({ href, also = href, label, icon, count, countLabel, isExtra = false }) => (
          <li key={href} className={isExtra ? "hidden md:block" : "min-w-0 flex-1"}>
            <Link
              href={href}
              prefetch={false}
              aria-current={
                current === href || current === also ? (path === href ? "page" : "true") : undefined
              }
              className={linkLook}
            >
              <OnItsWay />
              {icon}
              <span className="max-w-full truncate">{label}</span>
              {count ? (
                <span className="absolute top-1 left-1/2 ml-2 min-w-5 rounded-full bg-signal px-1 text-center text-xs leading-5 font-bold text-on-signal md:static md:ml-auto">
                  <span aria-hidden={countLabel ? true : undefined}>{count}</span>
                  {countLabel && <span className="sr-only">{countLabel}</span>}
                </span>
              ) : null}
            </Link>
          </li>
        ))}
        {last && <li className="max-md:w-13 md:mt-4">{last}</li>}
      </ul>
    </nav>
  );
}

/** On a slow line the page takes a while to come: the tab that was pressed says at once that it heard. */
function OnItsWay() {
  const { pending } = useLinkStatus();
  return pending && <span aria-hidden className="absolute inset-x-3 bottom-1 h-1 bg-signal" />;
}

const barLook =
  "fixed inset-x-0 bottom-0 z-20 border-t-2 border-ink bg-sheet pb-[env(safe-area-inset-bottom)] " +
  "md:static md:border-0 md:bg-transparent md:pt-6 md:pb-0 print:hidden";

const linkLook =
  "relative flex min-h-16 flex-col items-center justify-center gap-0.5 px-0.5 text-[0.6875rem] tracking-tight " +
  "leading-tight text-quiet hover:text-ink min-[400px]:text-xs min-[400px]:tracking-normal " +
  "aria-[current]:font-bold aria-[current]:text-ink aria-[current]:shadow-[inset_0_4px_0_var(--signal)] " +
  "md:min-h-12 md:flex-row md:justify-start md:gap-3 md:rounded-sign md:px-3 md:text-base " +
  "md:hover:bg-wash md:aria-[current]:bg-wash md:aria-[current]:shadow-[inset_4px_0_0_var(--signal)] [&_svg]:size-6 [&_svg]:shrink-0";
