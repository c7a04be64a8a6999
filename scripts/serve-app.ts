import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainError } from "../lib/plain-error";
import { endChild, type Output, spawnNext } from "./spawn-next";

export type Server = {
  /** Resolves when the server has ended, asked or not. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
};

/** Starts the app on a port of this machine and waits until it serves its first page. */
export async function serveApp(options: {
  mode: "start" | "dev";
  port: number;
  environment: NodeJS.ProcessEnv;
  output: Output;
  signal?: AbortSignal;
}): Promise<Server> {
  const { mode, port, environment, output, signal } = options;
  const child = spawnNext([mode, "--hostname", "127.0.0.1", "--port", String(port)], environment, output);
  const ended = once(child, "exit");
  try {
    const status = await untilServed(child, port, signal);
    // While developing, a page that fails is what one is about to look at.
    if (mode === "start" && status >= 500) {
      throw new PlainError(`The app starts, but answers its first page with error ${status}.`);
    }
    return { ended, stop: () => endChild(child) };
  } catch (error) {
    await endChild(child);
    throw error;
  }
}

async function untilServed(child: ChildProcess, port: number, signal?: AbortSignal): Promise<number> {
  for (;;) {
    signal?.throwIfAborted();
    if (child.exitCode !== null) throw new PlainError("The app ended while it was starting.");
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
