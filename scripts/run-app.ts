import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { startWorker } from "../features/jobs/start-worker";
import type { Env } from "../lib/env";
import { PlainError } from "../lib/plain-error";
import { buildWhenNeeded } from "./build-app";
import { fillWithDemo, findDemo } from "./demo";
import { type OpenDatabase, openDatabase } from "./open-database";
import { serveApp } from "./serve-app";

export type RunningApp = {
  origin: string;
  /** Of the first process of its server. */
  pid: number;
  database: OpenDatabase;
  /** The keys of the demo people, when there is a demo network. */
  demoFile: string | null;
  /** Resolves with a sentence when a part of the app has ended without `stop`. */
  ended: Promise<string>;
  /** Lets the app finish what is in flight; when `hurry` says so, it ends at once. */
  stop(hurry?: AbortSignal): Promise<void>;
};

export type RunOptions = {
  env: Env;
  mode: "start" | "dev";
  /** Whether an empty embedded database gets the demo network. */
  demo: boolean;
  /** Gives up surviving a power cut, for tests. */
  quick?: boolean;
  /** An open file for what the app prints, instead of our own output. */
  log?: number;
  tell?(line: string): void;
  signal?: AbortSignal;
};

/** Builds, opens the database, fills an empty one with the demo, and serves. Undoes what it began when it fails. */
export async function runApp(options: RunOptions): Promise<RunningApp> {
  const { env, mode, demo, quick, log, tell = () => {}, signal } = options;
  await refuseTakenPort(env.port);
  if (mode === "start") await buildWhenNeeded(tell, signal);
  const database = await openDatabase(env, quick);
  try {
    signal?.throwIfAborted();
    const { demoFile, isMissing } = await findDemo(env, database, demo);
    const server = serveApp({
      mode,
      port: env.port,
      environment: environmentOf(env, mode, database, demoFile),
      log,
    });
    try {
      // The server needs a moment to get up, and asks nothing of the database before its first page.
      if (demoFile && isMissing) await fillWithDemo(database, demoFile);
      await server.ready(signal);
    } catch (error) {
      await server.stop();
      throw error;
    }
    // What is sealed for sending opens with this secret alone, in whichever process.
    process.env.HOLDFAST_NOTICE_SECRET = database.noticeSecret;
    const worker = env.jobs === "here" ? startWorker(database) : null;
    return {
      origin: env.origin,
      pid: server.pid,
      database,
      demoFile,
      ended: Promise.race([
        server.ended.then(() => "The app has ended unexpectedly."),
        database.lost.then(sayLost),
      ]),
      async stop(hurry) {
        const jobsDone = worker?.stop();
        await server.stop(hurry);
        // A job that takes longer ends with its connections, and is done again when the app is back.
        await Promise.race([
          jobsDone,
          sleep(env.shutdownSeconds * 1000, null, { ref: false }),
          aborted(hurry),
        ]);
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function sayLost(reason: unknown): string {
  const said = reason instanceof PlainError ? ` ${reason.message}` : "";
  return `The database has ended, and could not be started again.${said}`;
}

/** Resolves when the signal is given. */
async function aborted(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return new Promise(() => {});
  if (!signal.aborted) await once(signal, "abort");
}

async function refuseTakenPort(port: number): Promise<void> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch (cause) {
    throw new PlainError(
      `Port ${port} cannot be used: another program has it, or this account may not open it. ` +
        `Stop that program, or choose another port: PORT=${port === 3000 ? 3001 : 3000} npm start`,
      { cause },
    );
  }
  probe.close();
  await once(probe, "close");
}

/** What the app is told. It gets no URL with more rights than its own. */
function environmentOf(
  env: Env,
  mode: "start" | "dev",
  database: OpenDatabase,
  demoFile: string | null,
): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: mode === "start" ? "production" : "development",
    PORT: String(env.port),
    DATABASE_URL: database.appUrl,
    NEXTAUTH_URL: env.origin,
    NEXTAUTH_SECRET: database.nextauthSecret,
    HOLDFAST_NOTICE_SECRET: database.noticeSecret,
    HOLDFAST_DEMO: demoFile ?? "",
    HOLDFAST_REQUESTS_PER_MINUTE: String(env.requestsPerMinute),
  };
}
