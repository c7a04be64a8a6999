import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root";

type Output = "inherit" | "pipe" | number;

/** Runs a command of Next.js with exactly this environment, as a child that does not outlive us. */
export function spawnNext(
  args: string[],
  environment: NodeJS.ProcessEnv,
  [stdout, stderr]: [Output, Output],
): ChildProcess {
  const program = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const guard = pathToFileURL(join(root, "scripts", "end-with-parent.js")).href;
  const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  return spawn(process.execPath, ["--import", guard, program, ...args], {
    cwd: root,
    env: { ...environment, NEXT_TELEMETRY_DISABLED: "1", HOLDFAST_PARENT: String(process.pid), ...color },
    stdio: ["ignore", stdout, stderr, "ipc"],
  });
}

/** Asks a child to end, and ends it when it has not done so in five seconds: an open stream may hold it. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(impatience);
}
