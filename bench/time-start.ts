import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "@/scripts/root";

/** Seconds from `npm start` on an empty data directory, the app being built, until the first page has come. */
export async function timeStart(port: number): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), "holdfast-bench-"));
  // The database's own account passes through it.
  await chmod(data, 0o711);
  const start = performance.now();
  const command = spawn("npm", ["start"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOLDFAST_DATA: data, DATABASE_URL: "" },
    stdio: "ignore",
    detached: true,
  });
  const ended = once(command, "exit");
  try {
    while (!(await isServed(port))) {
      if (command.exitCode !== null) throw new Error("`npm start` ended before the first page came.");
      await sleep(20);
    }
    return (performance.now() - start) / 1000;
  } finally {
    // As Ctrl-C does: to npm and to what it started.
    if (command.pid !== undefined && command.exitCode === null) process.kill(-command.pid, "SIGINT");
    await ended;
    await rm(data, { recursive: true, force: true });
  }
}

async function isServed(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}/`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
