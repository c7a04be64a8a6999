import { readBytes, wrongLine } from "./instance-text";
import { mostWhole } from "./number-lines";

/** One line of a table of comma-separated values: what stands in each of the columns asked for. */
export type Row<Column extends string> = {
  readonly line: number;
  text(column: Column): string;
  /** A whole number from `least` on. */
  whole(column: Column, least: number): number;
  /** Whole numbers with spaces between them; none when the place is empty. */
  list(column: Column): string[];
  wrong(what: string): Error;
};

/**
 * Reads a table whose first line names its columns, in any order; others are passed over. Lines end with or without a
 * carriage return, the last one with or without an end; empty lines are passed over.
 *
 * @throws PlainError with the line and what is wrong with it.
 */
export function* readTable<Column extends string>(
  file: string,
  columns: readonly Column[],
): Generator<Row<Column>> {
  const lines = readBytes(file)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  const head = (lines[0] ?? "").split(",").map((name) => name.trim());
  const places = new Map<Column, number>();
  for (const column of columns) {
    const place = head.indexOf(column);
    if (place < 0) throw wrongLine(file, 1, `there is no column "${column}"; expected ${columns.join(",")}`);
    places.set(column, place);
  }
  for (let at = 1; at < lines.length; at++) {
    const content = lines[at] as string;
    if (content.trim() === "") continue;
    const cells = content.split(",");
    if (cells.length !== head.length) {
      throw wrongLine(
        file,
        at + 1,
        `${cells.length} values where the first line names ${head.length} columns`,
      );
    }
    yield rowOf(file, at + 1, cells, places);
  }
}

function rowOf<Column extends string>(
  file: string,
  line: number,
  cells: readonly string[],
  places: ReadonlyMap<Column, number>,
): Row<Column> {
  const text = (column: Column) => (cells[places.get(column) as number] as string).trim();
  const wrong = (what: string) => wrongLine(file, line, what);
  return {
    line,
    text,
    wrong,
    list: (column) =>
      text(column)
        .split(/\s+/)
        .filter((part) => part !== ""),
    whole(column, least) {
      const found = text(column);
      const value = Number(found);
      if (!/^-?\d+$/.test(found) || value < least || value > mostWhole) {
        throw wrong(`${column} is "${found}", not a whole number from ${least} to ${mostWhole}`);
      }
      return value;
    },
  };
}
