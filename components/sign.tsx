import type { ReactNode } from "react";

/**
 * The sheet of a picket sign: a small word above, one strong line, a rule, small facts, then what can be done.
 * `level` is the rank of the strong line among the page's headings.
 */
export function Sign({ above, line, level = 3, facts, actions, children }: SignProps) {
  const Heading = `h${level}` as const;
  return (
    <article className="rounded-sign border-2 border-ink bg-sheet px-4 pt-3 pb-4">
      {above && <div className="mb-1 flex items-center gap-2 text-sm [&_svg]:size-4">{above}</div>}
      <Heading className="text-xl leading-tight font-extrabold text-balance">{line}</Heading>
      {facts && (
        <ul className="mt-2.5 flex flex-wrap gap-x-4 gap-y-1 border-t-2 border-rule pt-2.5 text-quiet">
          {facts}
        </ul>
      )}
      {children && <div className="mt-2.5">{children}</div>}
      {actions && <div className="mt-3.5 flex flex-wrap gap-2">{actions}</div>}
    </article>
  );
}

/** One small fact of a sign: an icon and its words. */
export function Fact({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-1.5 [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      {children}
    </li>
  );
}

type SignProps = {
  above?: ReactNode;
  line: ReactNode;
  level?: 2 | 3 | 4;
  facts?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
};
