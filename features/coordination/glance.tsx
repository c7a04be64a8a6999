import type { Dashboard } from "./dashboard";
import type { Words } from "./words";

/** The four figures to remember, each a way to what is behind it. */
export function Glance({ dashboard, words: { say } }: { dashboard: Dashboard; words: Words }) {
  const { gaps, waiting, plan, tally } = dashboard;
  const proposals = plan?.proposals.length ?? 0;
  return (
    <nav aria-label={say("coordinate.glance.label")} className="mb-8">
      <ul className="grid grid-cols-2 gap-0.5 overflow-hidden rounded-sign border-2 border-rule bg-rule sm:grid-cols-4 [&>li]:bg-sheet">
        <Figure href="#uncovered" figure={gaps.length} isAlarm={gaps.length > 0}>
          {say("coordinate.glance.gaps", { count: gaps.length })}
        </Figure>
        <Figure href="#waiting" figure={waiting.length}>
          {say("coordinate.glance.waiting", { count: waiting.length })}
        </Figure>
        <Figure href="#proposals" figure={proposals}>
          {say("coordinate.glance.proposals", { count: proposals })}
        </Figure>
        <Figure href="#hours" figure={tally.covered}>
          {say("coordinate.glance.covered", { of: tally.needs })}
        </Figure>
      </ul>
    </nav>
  );
}

function Figure({ href, figure, isAlarm = false, children }: FigureProps) {
  return (
    <li>
      <a href={href} className="block h-full px-3 py-2 hover:bg-wash sm:px-4">
        <span className={`block text-4xl leading-none font-extrabold ${isAlarm ? "text-signal" : ""}`}>
          {figure}
        </span>{" "}
        <span className="mt-1 block text-sm leading-tight text-quiet">{children}</span>
      </a>
    </li>
  );
}

type FigureProps = { href: string; figure: number; isAlarm?: boolean; children: string };
