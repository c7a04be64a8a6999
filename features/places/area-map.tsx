"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { type Direction, type DrawnArea, drawAround, neighbourTo } from "./area-grid";
import type { KnownArea } from "./known-areas";

/**
 * Hexagons with the names of the places that are known, north at the top: a group of radio buttons for keyboards and
 * screen readers, in which the arrows go to the neighbour that lies that way. Nothing is fetched for it.
 */
export function AreaMap({ middle, picked, known, nameOf, onPick }: AreaMapProps) {
  const t = useTranslations("areas");
  const map = useRef<SVGSVGElement>(null);
  const hasMoved = useRef(false);
  const areas = drawAround(middle);
  const reachable = areas.some(({ cell }) => cell === picked) ? picked : middle;

  useEffect(() => {
    // The arrows take the focus along, also onto the next map.
    if (hasMoved.current) map.current?.querySelector<SVGElement>(`[data-cell="${picked}"]`)?.focus();
    hasMoved.current = false;
  }, [picked]);

  function move(event: KeyboardEvent, cell: string) {
    const direction = arrows[event.key];
    if (!direction && event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    hasMoved.current = true;
    onPick(direction ? neighbourTo(cell, direction) : cell);
  }

  return (
    <div role="radiogroup" aria-label={t("map")}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the group around it has the name, and a title would be a tooltip */}
      <svg ref={map} viewBox={view} className="block w-full">
        {areas.map((area) => {
          const here = known.find(({ cell }) => cell === area.cell);
          const isPicked = area.cell === picked;
          return (
            // biome-ignore lint/a11y/useSemanticElements: HTML has no radio button in the shape of a hexagon
            <g
              key={area.cell}
              role="radio"
              data-cell={area.cell}
              aria-checked={isPicked}
              aria-label={nameOf(area.cell)}
              tabIndex={area.cell === reachable ? 0 : -1}
              onClick={() => onPick(area.cell)}
              onKeyDown={(event) => move(event, area.cell)}
              className={isPicked ? pickedLook : here ? knownLook : plainLook}
            >
              <path d={outline(area)} />
            </g>
          );
        })}
        <g aria-hidden className="pointer-events-none">
          {areas.map((area) => {
            const here = known.find(({ cell }) => cell === area.cell);
            return here && <Label key={area.cell} area={area} names={here.names} />;
          })}
          <path d="M16 6 l6 16 l-6 -4 l-6 4 z" className="fill-ink" />
          <text x="16" y="35" textAnchor="middle" className="fill-ink text-[12px] font-bold">
            {t("north")}
          </text>
        </g>
      </svg>
    </div>
  );
}

/** The first name, and how many more there are; a long one is cut, for it is read out in full below the map. */
function Label({ area: { x, y }, names: [first = "", ...more] }: LabelProps) {
  const short = first.length > longest ? `${first.slice(0, longest - 1).replace(/\W+$/, "")}…` : first;
  return (
    <text x={x * scale + half} y={y * scale + half + 4} textAnchor="middle" className={labelLook}>
      {more.length > 0 ? `${short} +${more.length}` : short}
    </text>
  );
}

function outline({ corners }: DrawnArea): string {
  const points = corners.map(([x, y]) => `${(x * scale + half).toFixed(1)} ${(y * scale + half).toFixed(1)}`);
  return `M${points.join("L")}Z`;
}

/** Of a square of 360 units, on a phone about as many pixels; so many units are a kilometre. */
const half = 180;
const scale = 20;
const view = `0 0 ${2 * half} ${2 * half}`;
const longest = 12;

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: "n",
  ArrowRight: "e",
  ArrowDown: "s",
  ArrowLeft: "w",
};

const areaLook =
  "cursor-pointer outline-none focus-visible:[&>path]:stroke-signal focus-visible:[&>path]:stroke-[4] [&>path]:stroke-[1.5] ";
const plainLook = `${areaLook} fill-sheet stroke-edge hover:fill-wash`;
const knownLook = `${areaLook} fill-wash stroke-edge hover:fill-paper`;
const pickedLook = `${areaLook} fill-ink stroke-ink`;

const labelLook = "fill-ink stroke-sheet text-[11px] font-bold [paint-order:stroke] stroke-[3]";

type LabelProps = { area: DrawnArea; names: readonly string[] };

type AreaMapProps = {
  /** The area in the middle of what is drawn. */
  middle: string;
  picked: string | null;
  known: readonly KnownArea[];
  nameOf: (cell: string) => string;
  onPick: (cell: string) => void;
};
