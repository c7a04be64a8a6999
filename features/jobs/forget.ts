import { purge } from "@/db/purge";
import { log } from "@/lib/log";
import type { Task } from "./task";

/** Deletes what is due, as the role that owns the tables. Another process that is at it does it for both. */
export const forget: Task = async (_, { ownerUrl }) => {
  const start = performance.now();
  const purged = await purge(ownerUrl);
  if (purged === null) return log.info("purge", "Another process is purging already.");
  const rows = Object.values(purged).reduce((sum, count) => sum + count, 0);
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  log.info("purge", "What was due has been deleted.", { rows, seconds });
};
