import type { ReactNode } from "react";

/** One question of the dashboard and its answer: a heading, a line about the order, and the rest. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="min-w-0 scroll-mt-4">
      <h2
        id={`${id}-title`}
        tabIndex={-1}
        className="outline-none text-2xl leading-tight font-extrabold tracking-tight"
      >
        {title}
      </h2>
      <p className="mt-0.5 mb-3 text-quiet">{lead}</p>
      {children}
    </section>
  );
}

type SectionProps = { id: string; title: string; lead: string; children: ReactNode };
