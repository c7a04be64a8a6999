import { once } from "node:events";
import { type Env, readEnv } from "../lib/env";
import { report } from "./report";
import { type RunningApp, runApp } from "./run-app";

/** Runs the app in the foreground until it is told to stop, and stops all of it whatever happens. */
export async function command(mode: "start" | "dev"): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
  try {
    const env = readEnv();
    const demo = !process.argv.includes("--no-demo");
    const app = await runApp({ env, mode, demo, tell: console.log, signal: stopping.signal });
    await stayUp(app, env, stopping.signal);
  } catch (error) {
    if (!stopping.signal.aborted) report(error);
  }
}

async function stayUp(app: RunningApp, env: Env, signal: AbortSignal): Promise<void> {
  sayReady(app, env);
  const told = signal.aborted ? null : once(signal, "abort").then(() => null);
  const trouble = await Promise.race([told, app.ended]);
  console.log(trouble ?? "\nStopping.");
  await app.stop();
  if (trouble) process.exitCode = 1;
}

function sayReady({ origin, demoFile, database }: RunningApp, { dataDir }: Env): void {
  console.log(`\nHoldfast is ready. Open  ${origin}\n`);
  if (demoFile) {
    console.log("A demo network is there to look around in: choose “Look around as …” on the first page.");
  }
  if (database.isEmbedded) console.log(`What it keeps is in ${dataDir}`);
  if (database.place && database.place !== dataDir) {
    console.log(
      `Its database is in ${database.place}: it runs as another account, which cannot enter that directory.`,
    );
  }
  console.log("Stop it with Ctrl-C.\n");
}
