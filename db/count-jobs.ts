import { setTimeout as sleep } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import { callDoor } from "./call-door";

type JobCount = { task: string; state: "waiting" | "running" | "failed"; count: number };

/** How many jobs there are of each kind; none when the database does not answer soon. */
export async function countJobs(): Promise<JobCount[]> {
  const rows = await soon<Omit<JobCount, "count"> & { jobs: string }>(sql`select * from count_jobs()`);
  return rows.map(({ jobs, ...row }) => ({ ...row, count: Number(jobs) }));
}

/** When each kind of work that comes back by the clock last went through. */
export async function listLastRuns(): Promise<{ task: string; doneAt: Date }[]> {
  const rows = await soon<{ task: string; done_at: string }>(sql`select * from last_runs()`);
  return rows.map(({ task, done_at }) => ({ task, doneAt: new Date(done_at) }));
}

const patience = 2000;

async function soon<Row extends Record<string, unknown>>(call: SQL): Promise<Row[]> {
  const giveUp = new AbortController();
  const late = sleep(patience, [], { signal: giveUp.signal }).catch(() => []);
  try {
    return await Promise.race([callDoor<Row>(call).catch(() => []), late]);
  } finally {
    giveUp.abort();
  }
}
