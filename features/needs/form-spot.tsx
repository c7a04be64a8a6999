import type { ReactNode } from "react";

/** Where the summary of what is wrong leads to. */
export function FormSpot({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div id={spotId(name)} tabIndex={-1} className="scroll-mt-4 outline-none">
      {children}
    </div>
  );
}

export function spotId(name: string) {
  return `field-${name}`;
}
