import type { Rate } from "./hammer";

/** One line of the result: what was measured, how it came out, and what we aim for. */
export type Line = { what: string; measured: string; ratio?: string; aim?: string };

/** Lines as columns that line up, under the words of the first one. */
export function printTable(title: string, lines: readonly Line[]): void {
  const rows = [["", "measured", "ratio", "aim"], ...lines.map(cellsOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd((widths[column] ?? 0) + 2))
        .join("")
        .trimEnd(),
    );
  }
}

function cellsOf({ what, measured, ratio = "", aim = "" }: Line): string[] {
  return [what, measured, ratio, aim];
}

export function perSecond(count: number): string {
  return `${count < 100 ? count.toFixed(1) : Math.round(count)}/s`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** A rate with its latencies. */
export function sayRate(rate: Rate): string {
  const failed = rate.failed > 0 ? `, ${rate.failed} FAILED` : "";
  const cpu = Number.isNaN(rate.cpu) ? "" : `, ${rate.cpu.toFixed(2)} ms of processor`;
  return `${perSecond(rate.perSecond)} (p50 ${rate.p50} ms, p99 ${rate.p99} ms${cpu}${failed})`;
}
