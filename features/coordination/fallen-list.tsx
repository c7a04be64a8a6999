import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { CategoryIcon } from "@/features/board/category-icon";
import { MemberName } from "@/features/keyring/member-name";
import { formatWindow } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import type { Dashboard } from "./dashboard";
import { Section } from "./section";
import type { Words } from "./words";

/** What came to nothing lately, how, and whether somebody has covered it since. */
export function FallenList({ dashboard, words: { say }, locale }: FallenListProps) {
  const { network, zone, now, fallen } = dashboard;
  return (
    <Section id="fallen" title={say("plan.fallen.title")} lead={say("plan.fallen.lead")}>
      {fallen.length === 0 ? (
        <EmptyState level={4} line={say("plan.fallen.empty")} />
      ) : (
        <ul aria-labelledby="fallen-title" className="grid">
          {fallen.map(({ id, listing, category, during, state, receiver, helper, isMended }) => (
            <li key={id} className="border-t border-rule py-2">
              <p>
                <Link
                  href={`/n/${network}/${listing.kind}s/${listing.id}`}
                  prefetch={false}
                  className="inline-flex items-center gap-2 font-semibold underline decoration-edge underline-offset-4 hover:decoration-ink"
                >
                  <CategoryIcon category={category} />
                  {say(`categories.name.${category}`)}
                </Link>
                {": "}
                <b>{say(`plan.fallen.${state}`)}</b>
                {isMended && `, ${say("plan.fallen.mended")}`}
              </p>
              <p className="text-sm text-quiet">
                {say.rich("plan.fallen.pair", {
                  receiver: () => <MemberName member={receiver} />,
                  helper: () => <MemberName member={helper} />,
                })}
                {" · "}
                {formatWindow(during.from, during.until, zone, locale, now)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

type FallenListProps = { dashboard: Dashboard; words: Words; locale: Locale };
