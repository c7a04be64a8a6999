import { MemberName } from "@/features/keyring/member-name";
import { formatWindow } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import type { Dashboard } from "./dashboard";
import { LoggedButton } from "./logged-button";
import type { Words } from "./words";

/** What coordinators have said does not go together, why, and the way back. */
export function RejectedList({ dashboard, words: { say }, locale }: RejectedListProps) {
  const { network, zone, now, rejected } = dashboard;
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-11 items-center font-semibold underline decoration-edge decoration-2 underline-offset-4">
        {say("plan.reject.listTitle", { count: rejected.length })}
      </summary>
      <ul className="grid gap-2">
        {rejected.map(({ needId, offerId, reason, category, window, receiver, helper }) => {
          const id = `rejected-${needId}-${offerId}`;
          return (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-3 rounded-sign border-2 border-rule bg-sheet px-4 py-1"
            >
              <p id={id} className="min-w-0">
                <b>
                  {say.rich("plan.proposals.pair", {
                    helper: () => <MemberName member={helper} />,
                    receiver: () => <MemberName member={receiver} />,
                  })}
                </b>
                {": "}
                {say(`plan.because.${reason}`)}
                <span className="block text-sm text-quiet">
                  {say(`categories.name.${category}`)} ·{" "}
                  {formatWindow(window.from, window.until, zone, locale, now)}
                </span>
              </p>
              <LoggedButton
                network={network}
                verb="allow-pair"
                need={needId}
                body={{ need: needId, offer: offerId }}
                said={say("plan.reject.allowed")}
                describedBy={id}
              >
                {say("plan.reject.allow")}
              </LoggedButton>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

type RejectedListProps = { dashboard: Dashboard; words: Words; locale: Locale };
