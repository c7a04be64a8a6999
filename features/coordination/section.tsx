import type { ReactNode } from "react";

/** One of the three questions of the dashboard, and all that answers it. */
export function Question({ id, title, children }: QuestionProps) {
  return (
    <section
      aria-labelledby={`${id}-question`}
      className="mt-10 min-w-0 border-t-4 border-ink pt-4 first:mt-0"
    >
      <h2
        id={`${id}-question`}
        className="mb-5 text-2xl leading-tight font-extrabold tracking-tight md:text-3xl"
      >
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A part of an answer: a heading, a line about the order, and the rest. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="min-w-0 scroll-mt-4">
      <h3 id={`${id}-title`} tabIndex={-1} className="text-xl leading-tight font-extrabold outline-none">
        {title}
      </h3>
      {lead && <p className="mt-0.5 mb-3 text-quiet">{lead}</p>}
      {children}
    </section>
  );
}

type QuestionProps = { id: string; title: string; children: ReactNode };
type SectionProps = { id: string; title: string; lead?: ReactNode; children: ReactNode };
