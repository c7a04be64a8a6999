import { readFileSync } from "node:fs";

/** Milliseconds of processor time a process has used so far (proc(5), utime and stime of stat); NaN without /proc. */
export function cpuTimeOf(pid: number): number {
  try {
    // What stands before is the process's name, in brackets, with whatever is in it.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
  } catch {
    return Number.NaN;
  }
}

/** Linux counts in hundredths of a second for every program, whatever it does inside (time(7), USER_HZ). */
const millisecondsPerTick = 10;
