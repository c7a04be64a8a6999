import type { LogLine } from "./queries";

/** Lines of one person who did the same again and again, the newest first; never empty. */
type LogGroup = readonly [LogLine, ...LogLine[]];

/**
 * The lines of one day, those of one person and one act together, where the newest of them is. However often somebody
 * does one thing, it takes the room of one, so that nothing hides among many. Pass the newest first.
 */
export function groupLines(lines: readonly LogLine[]): readonly LogGroup[] {
  const groups = new Map<string, [LogLine, ...LogLine[]]>();
  for (const line of lines) {
    const key = `${line.by} ${line.act}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()];
}
