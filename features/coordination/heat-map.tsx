import { HeatmapRect } from "@visx/heatmap";
import { scaleLinear } from "@visx/scale";
import { type Category, categories } from "@/domain/categories";
import type { HourCoverage } from "@/domain/coverage";
import { formatTime } from "@/lib/format";
import type { Locale } from "@/lib/locale";
import { levelOf } from "./coverage-level";
import { HeatPicture, type HeatText } from "./heat-picture";
import type { Words } from "./words";

/**
 * How much is open of each kind at each hour: laid out on the server, so that the chart library stays there, and drawn
 * by a component that knows only figures. The table beside it says the same in words.
 */
export function HeatMap({ cells, words: { say }, locale }: HeatMapProps) {
  const kinds = categories.filter((category) => cells.some((cell) => cell.category === category));
  const columns = columnsOf(cells, kinds);
  const x = scaleLinear({
    domain: [0, columns.length],
    range: [labels, labels + columns.length * cellWidth],
  });
  const y = scaleLinear({ domain: [0, kinds.length], range: [head, head + kinds.length * cellHeight] });
  const texts: HeatText[] = [
    ...kinds.map((category, row) => ({
      is: "kind" as const,
      x: 0,
      y: y(row) + cellHeight / 2,
      text: say(`categories.name.${category}`),
    })),
    ...columns.flatMap(({ hour }, column) =>
      hour % 3 === 0
        ? [{ is: "hour" as const, x: x(column) + cellWidth / 2, y: 9, text: hourWord(hour, locale) }]
        : [],
    ),
  ];
  return (
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
      {(heatmap) => (
        <HeatPicture
          label={say("plan.heat.caption")}
          width={x(columns.length) + gap}
          height={y(kinds.length) + gap}
          texts={texts}
          cells={heatmap.flat().map(({ bin, x, y, width, height }) => ({
            ...{ x, y, width, height },
            level: bin && levelOf(bin),
            open: bin ? bin.needed - bin.covered : 0,
          }))}
        />
      )}
    </HeatmapRect>
  );
}

const labels = 122;
const head = 18;
const cellWidth = 28;
const cellHeight = 32;
const gap = 2;

type Column = { hour: number; bins: (HourCoverage | null)[] };

/** From the first to the last hour in which somebody needs something, at least half a day. */
function columnsOf(cells: readonly HourCoverage[], kinds: readonly Category[]): Column[] {
  const cellAt = new Map(cells.map((cell) => [`${cell.hour} ${cell.category}`, cell]));
  const hours = cells.map(({ hour }) => hour);
  const first = Math.min(...hours, 12);
  const last = Math.max(...hours, first + 11);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const hour = first + index;
    return { hour, bins: kinds.map((category) => cellAt.get(`${hour} ${category}`) ?? null) };
  });
}

function hourWord(hour: number, locale: Locale): string {
  return formatTime(`${String(hour).padStart(2, "0")}:00`, locale);
}

type HeatMapProps = { cells: readonly HourCoverage[]; words: Words; locale: Locale };
