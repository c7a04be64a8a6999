import { HeatmapRect } from "@visx/heatmap";
import { scaleLinear } from "@visx/scale";
import { type Category, categories } from "@/domain/categories";
import type { HourCoverage } from "@/domain/coverage";
import { formatTime } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import { levelOf } from "./coverage-level";
import type { Words } from "./words";

/**
 * How much is open of each kind at each hour, drawn on the server: a rectangle for each hour in which somebody needs
 * something, with the figure in it. The table beside it says the same in words.
 */
export function HeatMap({ cells, words: { say }, locale }: HeatMapProps) {
  const kinds = categories.filter((category) => cells.some((cell) => cell.category === category));
  const { first, last } = hoursOf(cells);
  const columns = columnsOf(cells, kinds, first, last);
  const x = scaleLinear({
    domain: [0, columns.length],
    range: [labels, labels + columns.length * cellWidth],
  });
  const y = scaleLinear({ domain: [0, kinds.length], range: [head, head + kinds.length * cellHeight] });
  const [width, height] = [x(columns.length) + gap, y(kinds.length) + gap];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={say("plan.heat.caption")}
      className="w-full min-w-[38rem] fill-current tabular-nums"
    >
      {kinds.map((category, row) => (
        <text
          key={category}
          x={0}
          y={y(row) + cellHeight / 2}
          dominantBaseline="central"
          className="text-[13px] font-semibold"
        >
          {say(`categories.name.${category}`)}
        </text>
      ))}
      {columns.map(({ hour }, column) => (
        <text
          key={hour}
          x={x(column) + cellWidth / 2}
          y={12}
          textAnchor="middle"
          className="fill-quiet text-[11px]"
        >
          {hour % 3 === 0 ? hourWord(hour, locale) : ""}
        </text>
      ))}
      <HeatmapRect
        data={columns}
        bins={({ bins }) => bins}
        count={(cell) => cell?.needed ?? 0}
        xScale={x}
        yScale={y}
        binWidth={cellWidth}
        binHeight={cellHeight}
        gap={gap}
      >
        {(heatmap) =>
          heatmap.flat().map(({ bin, row, column, x, y, width, height }) => (
            <g key={`${column} ${row}`}>
              <rect
                {...{ x, y, width, height }}
                rx={2}
                className={bin ? shades[levelOf(bin)] : "fill-wash/40"}
              />
              {bin && (
                <text
                  x={x + width / 2}
                  y={y + height / 2}
                  textAnchor="middle"
                  dominantBaseline="central"
                  className={
                    bin.needed - bin.covered > 99 ? "text-[10px] font-bold" : "text-[12px] font-bold"
                  }
                >
                  {bin.needed - bin.covered}
                </text>
              )}
            </g>
          ))
        }
      </HeatmapRect>
    </svg>
  );
}

const labels = 104;
const head = 18;
const cellWidth = 28;
const cellHeight = 32;
const gap = 2;

const shades = {
  none: "fill-wash stroke-rule",
  some: "fill-signal/15",
  half: "fill-signal/25",
  most: "fill-signal/40",
  all: "fill-signal/40 stroke-signal stroke-2",
};

type Column = { hour: number; bins: (HourCoverage | null)[] };

function columnsOf(
  cells: readonly HourCoverage[],
  kinds: readonly Category[],
  first: number,
  last: number,
): Column[] {
  const cellAt = new Map(cells.map((cell) => [`${cell.hour} ${cell.category}`, cell]));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const hour = first + index;
    return { hour, bins: kinds.map((category) => cellAt.get(`${hour} ${category}`) ?? null) };
  });
}

/** From the first to the last hour in which somebody needs something, at least half a day. */
function hoursOf(cells: readonly HourCoverage[]): { first: number; last: number } {
  const hours = cells.map(({ hour }) => hour);
  const first = Math.min(...hours, 12);
  return { first, last: Math.max(...hours, first + 11) };
}

function hourWord(hour: number, locale: Locale): string {
  return formatTime(`${String(hour).padStart(2, "0")}:00`, locale);
}

type HeatMapProps = { cells: readonly HourCoverage[]; words: Words; locale: Locale };
