import { purge } from "../db/purge";
import { readEnv } from "../lib/env";
import { PlainError } from "../lib/plain-error";
import { report } from "./report";

// `npm run purge`: what a running app does once a day, for whoever would rather have their own clock do it.
try {
  const { databaseOwnerUrl } = readEnv();
  if (!databaseOwnerUrl) {
    throw new PlainError(
      "DATABASE_OWNER_URL is not set. The embedded database is purged by the app that runs it.",
    );
  }
  const purged = await purge(databaseOwnerUrl);
  const counts = Object.entries(purged ?? {}).filter(([, rows]) => rows > 0);
  if (purged === null) console.log("Another process is purging already.");
  else console.log(counts.map(([what, rows]) => `${rows} ${what}`).join(", ") || "Nothing was due.");
} catch (error) {
  report(error);
}
