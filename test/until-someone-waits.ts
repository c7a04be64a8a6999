import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";

/**
 * Resolves once a transaction of this database waits for a lock, on another backend than the one besides; gives the
 * backend's process. Rejects after half a minute without one.
 */
export async function untilSomeoneWaits(owner: postgres.Sql, besides = 0): Promise<number> {
  for (let tries = 0; tries < 3000; tries++) {
    const [waiting] = await owner<{ pid: number }[]>`
      select pid from pg_locks where not granted and pid <> ${besides}
      and pid in (select pid from pg_stat_activity where datname = current_database())`;
    if (waiting) return waiting.pid;
    await sleep(10);
  }
  throw new Error("Nobody waits for a lock.");
}
