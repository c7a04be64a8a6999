import autocannon from "autocannon";
import { cpuTimeOf } from "./cpu-time";

/** Whatever is not answered with `status`, or else 200, counts as failed. `pid` is of its server where there are several. */
export type Target = {
  name: string;
  url: string;
  headers?: Record<string, string>;
  status?: number;
  pid?: number;
};

/**
 * Requests per second, and milliseconds until half and until 99 % of them were answered; `cpu` is what one took of the
 * server's processor time, in milliseconds, which says the same however busy the machine is.
 */
export type Rate = { perSecond: number; p50: number; p99: number; failed: number; cpu: number };

const connections = 32;

/**
 * How fast each target is answered. They take turns in short rounds and the median of the rounds counts, so that
 * what else the machine does meanwhile meets all of them alike.
 */
export async function hammer(
  targets: readonly Target[],
  { rounds = 5, seconds = 4, warmUp = 4, pid = Number.NaN } = {},
): Promise<Map<string, Rate>> {
  for (const target of targets) await run(target, warmUp, pid);
  const rates = new Map<string, Rate[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) rates.get(target.name)?.push(await run(target, seconds, pid));
  }
  return new Map([...rates].map(([name, all]) => [name, medianOf(all)]));
}

async function run(target: Target, seconds: number, serverPid: number): Promise<Rate> {
  const { url, headers, status = 200, pid = serverPid } = target;
  const before = cpuTimeOf(pid);
  const result = await autocannon({ url, connections, duration: seconds, ...(headers && { headers }) });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: countOthers(result.statusCodeStats, status) + result.errors,
    // Those that were still under way at the end took some of it, too.
    cpu: (cpuTimeOf(pid) - before) / result.requests.sent,
  };
}

function countOthers(answers: Record<string, { count: number }>, expected: number): number {
  const others = Object.entries(answers).filter(([status]) => Number(status) !== expected);
  return others.reduce((sum, [, { count }]) => sum + count, 0);
}

function medianOf(rates: readonly Rate[]): Rate {
  const sorted = [...rates].sort((one, other) => one.perSecond - other.perSecond);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (!median) throw new RangeError("Nothing was measured.");
  return {
    ...median,
    failed: rates.reduce((sum, { failed }) => sum + failed, 0),
    cpu: Math.min(...rates.map(({ cpu }) => cpu)),
  };
}
