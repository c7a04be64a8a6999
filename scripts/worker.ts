import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { outliveOutages } from "../db/outage";
import { startWorker } from "../features/jobs/start-worker";
import { readEnv } from "../lib/env";
import { log } from "../lib/log";
import { PlainError } from "../lib/plain-error";
import { report } from "./report";
import { watchSignals } from "./watch-signals";

// `npm run worker`: does the jobs in a process of its own, where the app is told HOLDFAST_JOBS=apart.
const { stopping, hurrying } = watchSignals();
outliveOutages();
try {
  const { databaseUrl, databaseOwnerUrl, noticeSecret, shutdownSeconds } = readEnv();
  if (!databaseUrl || !databaseOwnerUrl)
    throw new PlainError(
      "DATABASE_URL is not set. The embedded database has its jobs done by the app that runs it.",
    );
  if (!noticeSecret)
    throw new PlainError("HOLDFAST_NOTICE_SECRET is not set. It must be the one that the app has.");
  const worker = startWorker({ ownerUrl: databaseOwnerUrl, appUrl: databaseUrl });
  if (!stopping.aborted) await once(stopping, "abort");
  log.info("shutdown", "Told to stop; finishing what is in hand.", { shutdownSeconds });
  const late = sleep(shutdownSeconds * 1000, "late");
  const hurry = hurrying.aborted ? Promise.resolve() : once(hurrying, "abort");
  const outcome = await Promise.race([worker.stop(), late, hurry.then(() => "hurry")]);
  log.info("shutdown", outcome ? "Stopped; another worker takes up what was cut off." : "Stopped.");
  process.exit(outcome ? 1 : 0);
} catch (error) {
  report(error);
}
