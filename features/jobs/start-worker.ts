import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Runner, run, type TaskList } from "graphile-worker";
import { jobsRole } from "@/db/embedded/roles";
import { onOutlived } from "@/db/outage";
import { queueUrl, quietLogger } from "@/db/queue";
import { log, logError } from "@/lib/log";
import { type JobDatabase, type JobUrls, openJobDatabase } from "./job-database";
import { noteRun, runTask } from "./run-task";
import { type ClockTask, clockAttempts, clockKey, clockwork, cronItems, tasks } from "./tasks";
import { holdLock } from "./worker-lock";

export type RunningWorker = {
  /** Takes nothing new and finishes what it is at. */
  stop(): Promise<void>;
};

/** So many jobs at once: most of them wait for a mail server or a push service. */
const atOnce = 3;

const longestPause = 30_000;

/**
 * Does the jobs of a database until it is stopped, beside any other worker there is. When the database goes away it
 * comes back with it.
 */
export function startWorker(urls: JobUrls): RunningWorker {
  const jobs = openJobDatabase(urls);
  const stopping = new AbortController();
  const running = keepRunning(urls, jobs, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
      await jobs.close();
    },
  };
}

async function keepRunning(urls: JobUrls, jobs: JobDatabase, stopping: AbortSignal): Promise<void> {
  for (let pause = 500; !stopping.aborted; pause = Math.min(pause * 2, longestPause)) {
    const start = performance.now();
    try {
      await runUntilStopped(urls, jobs, stopping);
    } catch (error) {
      logError("job", "The worker has ended and starts again.", error);
    }
    if (performance.now() - start > longestPause) pause = 500;
    await sleep(pause, null, { signal: stopping }).catch(() => {});
  }
}

async function runUntilStopped(urls: JobUrls, jobs: JobDatabase, stopping: AbortSignal): Promise<void> {
  const events = new EventEmitter();
  const held = holdLock(events);
  // Whoever waits for it hears why it failed; if nobody does, it ends nothing.
  held.catch(() => {});
  const runner = await run({
    connectionString: queueUrl(urls.ownerUrl, jobsRole),
    // One to listen on, and some to fetch and finish jobs by.
    maxPoolSize: 3,
    concurrency: atOnce,
    noHandleSignals: true,
    pollInterval: 5000,
    logger: quietLogger,
    events,
    taskList: taskList(jobs, held),
    parsedCronItems: cronItems(),
  });
  const stop = () => void runner.stop().catch(() => {});
  stopping.addEventListener("abort", stop, { once: true });
  // What could not be put down as done or failed would be taken for under way as long as this run lasts; and one that was
  // cut off at its first look for jobs finds none any more (graphile-worker 0.17.3, taskIdentifiers.js).
  const stopHearing = onOutlived(stop);
  events.once("worker:getJob:error", stop);
  if (stopping.aborted) stop();
  try {
    await begin(runner, jobs);
    await runner.promise;
  } finally {
    stopHearing();
    stopping.removeEventListener("abort", stop);
    stop();
  }
}

/** What a worker that is gone had taken, and what was due meanwhile, does not wait for the clock. */
async function begin(runner: Runner, { sql }: JobDatabase): Promise<void> {
  await sql`select free_lost_jobs()`;
  const busy = await sql<{ key: string }[]>`
    select key from graphile_worker.jobs where locked_at is not null and key is not null`;
  const running = new Set(busy.map(({ key }) => key));
  for (const task of Object.keys(clockwork)) {
    const jobKey = clockKey(task);
    if (!running.has(jobKey)) await runner.addJob(task, {}, { jobKey, maxAttempts: clockAttempts });
  }
  log.info("job", "A worker has started.");
}

function taskList(jobs: JobDatabase, held: Promise<void>): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown, { job }) => {
        await held;
        await runTask(name, task, payload, { number: job.attempts, most: job.max_attempts }, jobs);
        if (isOfTheClock(name)) await noteRun(jobs, name);
      },
    ]),
  ) satisfies TaskList;
}

function isOfTheClock(name: string): name is ClockTask {
  return name in clockwork;
}
