"use client";

import type { Level } from "./coverage-level";

/**
 * The drawn heat map, from figures alone. What a server renders in many pieces inside an SVG, React sends after it in
 * hidden ones with a style of their own, which the page's security policy forbids; a component of the browser is sent whole.
 */
export function HeatPicture({ label, width, height, texts, cells }: HeatPictureProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className="w-full min-w-[38rem] fill-current tabular-nums"
    >
      {texts.map(({ x, y, text, is }) => (
        <text key={`${x} ${y}`} x={x} y={y} dominantBaseline="central" {...looks[is]}>
          {text}
        </text>
      ))}
      {cells.map(({ x, y, width, height, level, open }) => (
        <g key={`${x} ${y}`}>
          <rect {...{ x, y, width, height }} rx={2} className={level ? shades[level] : "fill-wash/40"} />
          {level && (
            <text
              x={x + width / 2}
              y={y + height / 2}
              textAnchor="middle"
              dominantBaseline="central"
              className={open > 99 ? "text-[10px] font-bold" : "text-[12px] font-bold"}
            >
              {open}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

const shades: Record<Level, string> = {
  none: "fill-wash stroke-rule",
  some: "fill-signal/15",
  half: "fill-signal/25",
  most: "fill-signal/40",
  all: "fill-signal/40 stroke-signal stroke-2",
};

const looks = {
  kind: { className: "text-[13px] font-semibold" },
  hour: { className: "fill-quiet text-[11px]", textAnchor: "middle" },
} as const;

export type HeatText = { x: number; y: number; text: string; is: keyof typeof looks };

/** `level` is null where nothing is needed. */
export type HeatCell = {
  x: number;
  y: number;
  width: number;
  height: number;
  level: Level | null;
  open: number;
};

type HeatPictureProps = {
  label: string;
  width: number;
  height: number;
  texts: readonly HeatText[];
  cells: readonly HeatCell[];
};
