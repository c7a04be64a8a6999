import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { oncePerProcess } from "@/lib/once-per-process";

/**
 * One of the things a request is counted for. `most` of them are let through in `seconds`, for each key; the first
 * `free` of a key concern nobody else.
 */
export type Level = {
  readonly name: string;
  readonly most: number;
  readonly free: number;
  readonly seconds: number;
};

/**
 * Counts a request at its levels, from the narrowest to the widest: the seconds after which it is worth another try,
 * or null when it may go on. A wider level is asked only by those who have had their free share of the narrower one,
 * so that one who floods runs into limits, and one who does little never does, whatever the others do.
 */
export async function takeTurn(
  ...levels: readonly (readonly [Level, key: string])[]
): Promise<number | null> {
  for (const [level, key] of levels) {
    const { consumedPoints, msBeforeNext } = await count(level, key);
    if (consumedPoints > level.most) return Math.max(1, Math.ceil(msBeforeNext / 1000));
    if (consumedPoints <= level.free) return null;
  }
  return null;
}

/** What is counted leaves the memory when its seconds are over, and is written down nowhere. */
function count({ name, most, seconds }: Level, key: string): Promise<RateLimiterRes> {
  const limiter = oncePerProcess(
    `limit.${name}`,
    () => new RateLimiterMemory({ keyPrefix: name, points: most, duration: seconds }),
  );
  return limiter.penalty(key);
}
