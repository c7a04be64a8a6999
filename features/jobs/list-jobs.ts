import type postgres from "postgres";

/** A job as an operator sees it: what kind, since when, and what kind of error came last. Nothing it carries. */
export type ListedJob = {
  id: string;
  task: string;
  state: "waiting" | "running" | "failed";
  since: Date;
  attempts: number;
  most: number;
  error: string | null;
};

/** What has failed, at least once or for good, and what waits though it is due; the oldest first. */
export async function listTroubledJobs(owner: postgres.Sql): Promise<ListedJob[]> {
  return owner<ListedJob[]>`
    select id::text, task_identifier as task, created_at as since, attempts, max_attempts as most, last_error as error,
      case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed' else 'waiting' end as state
    from graphile_worker.jobs where last_error is not null or (attempts >= max_attempts and locked_at is null)
    order by created_at, id`;
}

/** How many there are of each kind and state. */
export async function countJobsOf(owner: postgres.Sql) {
  return owner<{ task: string; state: string; jobs: string }[]>`select * from count_jobs() order by 1, 2`;
}

/** Has jobs that failed done again, as if for the first time; says how many. */
export async function doAgain(owner: postgres.Sql, ids: readonly string[] | "all"): Promise<number> {
  const which = await choose(owner, ids);
  const rows = await owner`
    select graphile_worker.reschedule_jobs(${which}::bigint[], run_at => now(), attempts => 0)`;
  return rows.length;
}

/** Gives up jobs that failed; says how many. */
export async function dropJobs(owner: postgres.Sql, ids: readonly string[]): Promise<number> {
  const which = await choose(owner, ids);
  const rows = await owner`select graphile_worker.complete_jobs(${which}::bigint[])`;
  return rows.length;
}

/** Of the jobs that are in trouble those that were named. */
async function choose(owner: postgres.Sql, ids: readonly string[] | "all"): Promise<string[]> {
  const troubled = (await listTroubledJobs(owner)).filter(({ state }) => state !== "running");
  return troubled.map(({ id }) => id).filter((id) => ids === "all" || ids.includes(id));
}
