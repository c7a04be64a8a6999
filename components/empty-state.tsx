import type { ReactNode } from "react";

/** A list with nothing in it: what that means, and what to do next. */
export function EmptyState({ line, level = 2, children, actions }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="rounded-sign border-2 border-dashed border-edge px-5 py-8 text-center">
      <Heading className="text-xl leading-tight font-extrabold">{line}</Heading>
      {children && <div className="mx-auto mt-2 max-w-prose text-quiet">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}

type EmptyStateProps = { line: ReactNode; level?: 1 | 2 | 3 | 4; children?: ReactNode; actions?: ReactNode };
