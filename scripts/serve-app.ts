import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { readEnv } from "../lib/env";
import { PlainError } from "../lib/plain-error";
import { endChild, spawnNext } from "./spawn-next";

export type Server = {
  /** Waits until the first page is served; stops the server when that does not come about. */
  ready(signal?: AbortSignal): Promise<void>;
  /** Resolves when the server has ended, asked or not. */
  ended: Promise<unknown>;
  /** Of its first process. */
  pid: number;
  /** Lets it finish what is in flight, within its time or until `hurry`. */
  stop(hurry?: AbortSignal): Promise<void>;
};

/** What the app may still take after the time that its requests get, to close what it holds. */
const closingSeconds = 5;

/**
 * Starts the app on a port of this machine. What it prints goes to the open file `log`, or to our own output
 * without what Next.js says about addresses before it is ready.
 */
export function serveApp(options: {
  mode: "start" | "dev";
  port: number;
  environment: NodeJS.ProcessEnv;
  log?: number;
  /** Where the app lies, when it is not this one. */
  folder?: string;
}): Server {
  const { mode, port, environment, log, folder } = options;
  const command = [mode, ...(folder ? [folder] : []), "--hostname", "127.0.0.1", "--port", String(port)];
  const child = spawnNext(command, environment, [log ?? "pipe", log ?? "inherit"]);
  const { leaveSeconds, shutdownSeconds } = readEnv(environment);
  const secondsToStop = closingSeconds + (mode === "start" ? leaveSeconds + shutdownSeconds : 0);
  const held = child.stdout ? holdBack(child.stdout) : null;
  return {
    ended: once(child, "exit"),
    pid: child.pid ?? Number.NaN,
    stop: (hurry) => endChild(child, secondsToStop, hurry),
    async ready(signal) {
      try {
        const status = await untilServed(child, port, signal);
        // While developing, a page that fails is what one is about to look at.
        if (mode === "start" && status >= 500) {
          throw new PlainError(`The app starts, but answers its first page with error ${status}.`);
        }
        held?.pass(false);
      } catch (error) {
        held?.pass(!signal?.aborted);
        await endChild(child);
        throw error;
      }
    },
  };
}

/** Keeps what a stream says until `pass`, which prints it, or of it only the lines of our log, and prints all that follows. */
function holdBack(stream: Readable): { pass(whole: boolean): void } {
  const chunks: Buffer[] = [];
  const keep = (chunk: Buffer) => chunks.push(chunk);
  stream.on("data", keep);
  return {
    pass(whole) {
      stream.off("data", keep);
      const past = Buffer.concat(chunks).toString();
      const lines = process.stdout.isTTY ? [] : (past.match(/^\{.*\n/gm) ?? []);
      process.stdout.write(whole ? past : lines.join(""));
      stream.pipe(process.stdout, { end: false });
    },
  };
}

async function untilServed(child: ChildProcess, port: number, signal?: AbortSignal): Promise<number> {
  for (;;) {
    signal?.throwIfAborted();
    if (child.exitCode !== null || child.signalCode)
      throw new PlainError("The app ended while it was starting.");
    const status = await statusOf(`http://localhost:${port}/`);
    if (status > 0) return status;
    await sleep(50);
  }
}

/** The status of an answer, or 0 for none. */
async function statusOf(url: string): Promise<number> {
  try {
    const answer = await fetch(url, { redirect: "manual" });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
}
