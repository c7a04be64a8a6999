import { existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";

const largest = 1_000_000;

/** Opens the server's log to append to, keeping one older log when it has grown large. */
export function openLog(file: string): { descriptor: number; newest(): string } {
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.old`);
  const descriptor = openSync(file, "a", 0o600);
  const start = statSync(file).size;
  return { descriptor, newest: () => readFileSync(file).subarray(start).toString().trim() };
}
