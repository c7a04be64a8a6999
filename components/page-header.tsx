import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** The one first-level heading of a page, with the way back above it and its actions beside it. */
export function PageHeader({ title, lead, back, actions }: PageHeaderProps) {
  const t = useTranslations("common");
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {back && (
          <Link
            href={back.href}
            prefetch={false}
            className="-ml-1 mb-1 inline-flex min-h-11 items-center gap-1.5 pr-2 font-semibold text-quiet hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-5" />
            {back.label ?? t("back")}
          </Link>
        )}
        <h1 className="text-3xl leading-tight font-extrabold tracking-tight">{title}</h1>
        {lead && <p className="mt-2 max-w-prose text-quiet">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}

type PageHeaderProps = {
  title: ReactNode;
  lead?: ReactNode;
  back?: { href: string; label?: string };
  actions?: ReactNode;
};
