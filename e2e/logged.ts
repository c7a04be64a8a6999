import { readFileSync } from "node:fs";

/** The lines of the app's and of the database's log that carry something of what was sent. */
export function logged(marker: string): string[] {
  const logs = [process.env.APP_LOG, process.env.DATABASE_LOG].map((file) =>
    readFileSync(file ?? "", "utf8"),
  );
  return logs.flatMap((log) => log.split("\n")).filter((line) => line.includes(marker));
}
