import Link from "next/link";
import { CategoryIcon } from "@/features/board/category-icon";
import { MemberName } from "@/features/keyring/member-name";
import { formatWindow } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import type { Dashboard } from "./dashboard";
import { ShowListing } from "./show-listing-button";
import type { Words } from "./words";

/** What coordinators have taken off the board, each with the way back. */
export function HiddenList({ dashboard, words: { say }, locale }: HiddenListProps) {
  const { network, zone, now, hidden } = dashboard;
  return (
    <ul aria-labelledby="hidden-title" className="grid gap-2">
      {hidden.map(({ kind, id, category, author, window }) => (
        <li key={id} className="rounded-sign border-2 border-rule bg-sheet px-4 pt-2 pb-1">
          <Link
            href={`/n/${network}/${kind}s/${id}`}
            prefetch={false}
            className="inline-flex items-center gap-2 font-semibold underline decoration-edge underline-offset-4 hover:decoration-ink"
          >
            <CategoryIcon category={category} />
            {say("coordinate.hidden.kind", { kind })}: {say(`categories.name.${category}`)}
          </Link>
          <p className="text-quiet">
            <MemberName member={author} /> · {formatWindow(window.from, window.until, zone, locale, now)}
          </p>
          <div className="-ml-4">
            <ShowListing network={network} kind={kind} id={id} author={author} />
          </div>
        </li>
      ))}
    </ul>
  );
}

type HiddenListProps = { dashboard: Dashboard; words: Words; locale: Locale };
