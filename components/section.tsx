import type { ReactNode } from "react";

/** A part of a page of settings: a rule, a heading, what it is for, and what one can do. */
export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="border-t-2 border-rule pt-4">
      <h2 className="text-xl font-extrabold">{title}</h2>
      {lead && <p className="mt-1 text-quiet">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
