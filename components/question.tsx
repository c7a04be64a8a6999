import type { ReactNode } from "react";

/** How the questions of a form look, wherever they stand: as a label or a legend. */
export function Question({ children }: { children: ReactNode }) {
  return <span className="text-lg font-extrabold">{children}</span>;
}
