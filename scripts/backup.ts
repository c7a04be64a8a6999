import { stat } from "node:fs/promises";
import { findLongestRetention, writeBackup } from "../db/backup/write-backup";
import { readEnv } from "../lib/env";
import { PlainError } from "../lib/plain-error";
import { dropOldBackups, keepBackup } from "./backup-file";
import { report } from "./report";
import { hasDatabase, withOwner } from "./with-owner";

// `npm run backup -- DIR`: everything the database holds, into a new file in DIR. A backup keeps what the purge forgets,
// so those in DIR that are older than the longest time any network keeps what is over are deleted.
try {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new PlainError("Say where backups go: npm run backup -- DIR");
  const env = readEnv();
  if (!hasDatabase(env)) throw new PlainError(`There is nothing to back up: ${env.dataDir} does not exist.`);
  await withOwner(env, async (ownerUrl) => {
    const now = new Date();
    const file = await keepBackup(folder, writeBackup(ownerUrl), now);
    const days = await findLongestRetention(ownerUrl);
    const dropped = await dropOldBackups(folder, days, now);
    console.log(`Backed up into ${file} (${Math.ceil((await stat(file)).size / 1000)} kB).`);
    console.log(`Deleted ${dropped} backups older than ${days} days. Encrypt what leaves this machine.`);
  });
} catch (error) {
  report(error);
}
