import { once } from "node:events";
import { outliveOutages } from "../db/outage";
import { type Env, readEnv } from "../lib/env";
import { log, logError } from "../lib/log";
import { PlainError } from "../lib/plain-error";
import { type RunningApp, runApp } from "./run-app";
import { watchSignals } from "./watch-signals";

/** Runs the app in the foreground until it is told to stop, and stops all of it whatever happens. */
export async function command(mode: "start" | "dev"): Promise<void> {
  const { stopping, hurrying } = watchSignals();
  outliveOutages();
  try {
    const env = readEnv();
    const demo = !process.argv.includes("--no-demo");
    const tell = (line: string) => log.info("start", line);
    const app = await runApp({ env, mode, demo, tell, signal: stopping });
    await stayUp(app, env, stopping, hurrying);
  } catch (error) {
    if (!stopping.aborted) report(error);
  }
}

async function stayUp(app: RunningApp, env: Env, signal: AbortSignal, hurry: AbortSignal): Promise<void> {
  sayReady(app, env);
  const told = signal.aborted ? null : once(signal, "abort").then(() => null);
  const trouble = await Promise.race([told, app.ended]);
  if (trouble) log.fatal("shutdown", trouble);
  else log.info("shutdown", "Stopping. A second Ctrl-C, or SIGTERM, ends it at once.");
  await app.stop(hurry);
  log.info("shutdown", "Stopped all of it.");
  if (trouble || hurry.aborted) process.exitCode = 1;
}

function sayReady({ origin, demoFile, database }: RunningApp, { dataDir }: Env): void {
  const say = (line: string) => log.info("ready", line);
  say(`Holdfast is ready. Open ${origin} in a browser.`);
  if (demoFile)
    say("A demo network is there to look around in: choose “Look around as …” on the first page.");
  if (database.isEmbedded) say(`What it keeps is in ${dataDir}`);
  if (database.place && database.place !== dataDir) {
    say(
      `Its database is in ${database.place}: it runs as another account, which cannot enter that directory.`,
    );
  }
  if (process.stdout.isTTY) say("Stop it with Ctrl-C.");
}

/** Why it does not start: a sentence to the person who can set it right, or what kind of bug it is. */
function report(error: unknown): void {
  if (error instanceof PlainError) console.error(`\n${error.message}`);
  else logError("start", "Holdfast could not be started.", error);
  process.exitCode = 1;
}
