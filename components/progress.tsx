import { type ReactNode, useId } from "react";

/** How far something has come, in words and as a bar; without `of` only that it is under way. */
export function Progress({ label, done, of }: { label: ReactNode; done?: number; of?: number }) {
  const id = useId();
  return (
    <div role="status">
      <p id={id} className="font-semibold">
        {label}
      </p>
      {of !== undefined && <progress aria-labelledby={id} value={done} max={of} className={barLook} />}
    </div>
  );
}

const barLook =
  "mt-1.5 block h-3 w-full appearance-none overflow-hidden rounded-sign border-2 border-ink bg-sheet " +
  "[&::-moz-progress-bar]:bg-signal [&::-webkit-progress-bar]:bg-sheet [&::-webkit-progress-value]:bg-signal";
