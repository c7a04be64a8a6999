"use client";

/** What is promised and what is proposed, one after the other. Drawn in the browser's part for the reason of `HeatPicture`. */
export function LoadBar({ tasks, proposed, most }: LoadBarProps) {
  const unit = 100 / most;
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden className="block h-4 w-full">
      <rect x={0} y={1} width={tasks * unit} height={10} className="fill-ink" />
      <rect x={tasks * unit} y={1} width={proposed * unit} height={10} className="fill-signal/40" />
    </svg>
  );
}

type LoadBarProps = { tasks: number; proposed: number; most: number };
