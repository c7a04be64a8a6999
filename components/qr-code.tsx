import { encode } from "uqr";

/**
 * A QR code that any camera reads: black on white with its quiet zone, in the dark theme too. `label` says what
 * scanning it does; the text itself is not in the page's text.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 4, ecc: "M" });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="block aspect-square w-full max-w-80 rounded-sign border-2 border-ink bg-white text-black"
    >
      <path fill="currentColor" d={modules(data)} />
    </svg>
  );
}

/** One bar for each run of dark modules in a row. */
function modules(rows: boolean[][]): string {
  return rows
    .map((row, y) =>
      [
        ...row
          .map((dark) => (dark ? "1" : "0"))
          .join("")
          .matchAll(/1+/g),
      ]
        .map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`)
        .join(""),
    )
    .join("");
}
