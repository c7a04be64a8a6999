import { type DescribedError, describeError } from "@/lib/describe-error";
import { log, logError } from "@/lib/log";
import type { JobDatabase } from "./job-database";
import type { Task } from "./task";
import type { ClockTask } from "./tasks";

/** What the queue keeps of a job that failed: class, code and place, as in the log. What was thrown may repeat an address. */
class FailedTask extends Error {
  override name = "FailedTask";
  constructor(thrown: unknown) {
    super(sayError(describeError(thrown)));
    this.stack = "";
  }
}

/** Runs a task so that nothing of what it throws gets into the queue or the log but what kind of error it is. */
export async function runTask(
  name: string,
  task: Task,
  payload: unknown,
  attempt: { number: number; most: number },
  jobs: JobDatabase,
): Promise<void> {
  const facts = { task: name, attempt: attempt.number };
  try {
    await task(payload, jobs);
  } catch (error) {
    const isLast = attempt.number >= attempt.most;
    const sentence = isLast ? "A job has failed for good." : "A job failed and is tried again.";
    logError("job", sentence, error, facts);
    throw new FailedTask(error);
  }
  log.debug("job", "A job is done.", facts);
}

/** Puts down when work of the clock went through. */
export async function noteRun({ sql }: JobDatabase, task: ClockTask): Promise<void> {
  await sql`select note_run(${task})`;
}

function sayError({ class: name, code, at, cause }: DescribedError): string {
  const own = [name, code, at?.[0] && `at ${at[0]}`].filter(Boolean).join(" ");
  return cause ? `${own}, because of ${sayError(cause)}` : own;
}
