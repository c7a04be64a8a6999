import { existsSync } from "node:fs";
import { restoreBackup } from "../db/backup/restore-backup";
import { readEnv } from "../lib/env";
import { PlainError } from "../lib/plain-error";
import { readBackup } from "./backup-file";
import { report } from "./report";
import { withOwner } from "./with-owner";

// `npm run restore -- FILE`: fills an empty database with what a backup holds.
try {
  const [file] = process.argv.slice(2);
  if (!file) throw new PlainError("Say which backup: npm run restore -- FILE");
  if (!existsSync(file)) throw new PlainError(`There is no file ${file}.`);
  const restored = await withOwner(readEnv(), (ownerUrl) => restoreBackup(ownerUrl, readBackup(file)));
  const rows = Object.values(restored.rows).reduce((sum, count) => sum + count, 0);
  console.log(`Restored ${rows} rows as they were on ${restored.at}.`);
  console.log(
    "What was deleted since is back: ended devices, removed members, listings. See docs/deploy.md.",
  );
} catch (error) {
  report(error);
}
