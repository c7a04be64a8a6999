import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";

/** Resolves once a transaction of this database waits for a lock; rejects after half a minute without one. */
export async function untilSomeoneWaits(owner: postgres.Sql): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    const [waiting] = await owner`select from pg_locks where not granted
      and pid in (select pid from pg_stat_activity where datname = current_database())`;
    if (waiting) return;
    await sleep(10);
  }
  throw new Error("Nobody waits for a lock.");
}
