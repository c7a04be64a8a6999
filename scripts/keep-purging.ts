import { purge } from "../db/purge";
import { log, logError } from "../lib/log";

const day = 24 * 60 * 60_000;

type Outcome = "done" | "skipped" | "failed";

/** Purges now and once a day from then on, until the function it gives is called. A failure is told and tried again. */
export function keepPurging(ownerUrl: string, tell: (outcome: Outcome) => void): () => Promise<void> {
  let running = run();
  const timer = setInterval(() => {
    running = run();
  }, day);
  async function run() {
    tell(await purgeOnce(ownerUrl));
  }
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function purgeOnce(ownerUrl: string): Promise<Outcome> {
  const start = performance.now();
  try {
    const purged = await purge(ownerUrl);
    if (purged === null) {
      log.info("purge", "Another process is purging already.");
      return "skipped";
    }
    const rows = Object.values(purged).reduce((sum, count) => sum + count, 0);
    const seconds = Math.round((performance.now() - start) / 100) / 10;
    log.info("purge", "What was due has been deleted.", { rows, seconds });
    return "done";
  } catch (error) {
    logError("purge", "The purge failed and is tried again tomorrow.", error);
    return "failed";
  }
}
