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
    env: {
      ...environment,
      NEXT_TELEMETRY_DISABLED: "1",
      // The built app ends in its own order (features/operating/leave.ts).
      ...(args[0] === "start" && { NEXT_MANUAL_SIG_HANDLE: "1" }),
      HOLDFAST_PARENT: String(process.pid),
      ...color,
    },
    stdio: ["ignore", stdout, stderr, "ipc"],
  });
}

/**
 * Tells a child to end, waits for it so many seconds, and ends it then, or as soon as `hurry` says so. The message is for
 * the built app, which finishes what is in flight; the signal for everything else.
 */
export async function endChild(child: ChildProcess, seconds = 5, hurry?: AbortSignal): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const kill = () => child.kill("SIGKILL");
  if (child.connected) child.send("leave", () => {});
  child.kill("SIGTERM");
  const impatience = setTimeout(kill, seconds * 1000);
  if (hurry?.aborted) kill();
  hurry?.addEventListener("abort", kill, { once: true });
  await ended;
  clearTimeout(impatience);
  hurry?.removeEventListener("abort", kill);
}
