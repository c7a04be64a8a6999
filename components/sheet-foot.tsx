import type { ReactNode } from "react";

/** What a sheet is for, at its end and always in sight, however long the sheet grows. */
export function SheetFoot({ children }: { children: ReactNode }) {
  return <div className={footLook}>{children}</div>;
}

const footLook =
  "sticky bottom-0 grid gap-3 -mx-5 -mb-[max(1.25rem,env(safe-area-inset-bottom))] bg-sheet px-5 " +
  "pt-2 pb-[max(1.25rem,env(safe-area-inset-bottom))]";
