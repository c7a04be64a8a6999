import { EmptyState } from "@/components/empty-state";
import { MemberName } from "@/features/keyring/member-name";
import type { Dashboard, Load } from "./dashboard";
import { LoadBar } from "./load-bar";
import { Section } from "./section";
import type { Words } from "./words";

/** Who carries how much each week: a table whose bars one sees at a glance and whose figures one can read. */
export function Fairness({ dashboard, words }: FairnessProps) {
  const { say } = words;
  const loads = dashboard.plan?.loads ?? [];
  const { weeks } = dashboard;
  const most = Math.max(1, ...loads.map(({ tasks, proposed }) => tasks + proposed));
  return (
    <Section id="fairness" title={say("plan.fair.title")} lead={say("plan.fair.lead")}>
      {loads.length === 0 && <EmptyState level={4} line={say("plan.fair.empty")} />}
      {weeks.map((week, index) => {
        const title = say(index === 0 ? "plan.fair.thisWeek" : "plan.fair.nextWeek");
        const ofWeek = loads.filter((load) => load.week === week);
        const rest = ofWeek.slice(atOnce);
        if (ofWeek.length === 0) return null;
        return (
          <div key={week} className="mb-4">
            <LoadTable title={title} loads={ofWeek.slice(0, atOnce)} most={most} words={words} />
            {rest.length > 0 && (
              <details>
                <summary className="inline-flex min-h-11 items-center font-semibold underline decoration-edge decoration-2 underline-offset-4">
                  {say("plan.fair.more", { count: rest.length })}
                </summary>
                <LoadTable title={title} loads={rest} most={most} words={words} />
              </details>
            )}
          </div>
        );
      })}
    </Section>
  );
}

/** As many people as one looks at; whoever carries most comes first. */
const atOnce = 8;

function LoadTable({ title, loads, most, words: { say } }: LoadTableProps) {
  return (
    <table className="w-full table-fixed text-left tabular-nums">
      <caption className="pb-1 text-left text-sm font-bold text-quiet">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{say("plan.fair.person")}</th>
          <th scope="col">{say("plan.fair.bar")}</th>
          <th scope="col">{say("plan.fair.promised")}</th>
          <th scope="col">{say("plan.fair.proposed")}</th>
        </tr>
      </thead>
      <tbody>
        {loads.map(({ member, tasks, proposed }) => (
          <tr key={member.id} className="border-b border-rule">
            <th scope="row" className="w-1/3 truncate py-1 pr-2 font-semibold">
              <MemberName member={member} />
            </th>
            <td>
              <LoadBar tasks={tasks} proposed={proposed} most={most} />
            </td>
            <td className="w-12 text-right font-semibold">{tasks}</td>
            <td className="w-14 text-right text-quiet">{proposed > 0 ? `+${proposed}` : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type FairnessProps = { dashboard: Dashboard; words: Words };
type LoadTableProps = { title: string; loads: readonly Load[]; most: number; words: Words };
