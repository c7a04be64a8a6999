import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../../lib/log";
import type { Hold } from "./attach";
import type { Postmaster } from "./postmaster";
import { holdServer, type Serving } from "./server-process";

type Held = { hold: Hold; postmaster: Postmaster };

/** A server that is started again when it ends by itself. */
export type Kept = {
  /** Resolves with the reason when it could not be kept up. */
  lost: Promise<unknown>;
  /** Keeps it up no more, and gives the server as it runs now, or null when it could not be kept up. */
  letGo(): Promise<Held | null>;
};

/** What ends more often than so many times within this time (milliseconds) is broken. */
const most = 30;
const within = 5 * 60_000;

/** Processes of the server before may still be at what they were doing, and keep a new one out meanwhile. */
const attempts = 25;

/**
 * Starts the server again whenever it has ended without `letGo`, at the place where it was, so that who is connected to
 * it finds it again.
 */
export function keepServing(serving: Serving, urlOf: (postmaster: Postmaster) => string, first: Held): Kept {
  const again = { ...serving, port: first.postmaster.port };
  const over = new AbortController();
  let ended: number[] = [];
  let held = Promise.resolve(first);

  async function keep(): Promise<unknown> {
    for (;;) {
      const { hold } = await held;
      await hold.lost;
      if (over.signal.aborted) return new Promise(() => {});
      void hold.sql.end({ timeout: 0 });
      const now = performance.now();
      ended = [...ended.filter((time) => now - time < within), now];
      if (ended.length > most) return new Error("The database ends again and again.");
      log.warn("database", "The database has ended by itself and is started again.", { times: ended.length });
      held = start();
    }
  }

  /** At once when it was an accident; what happens often is given time. */
  async function start(): Promise<Held> {
    const pause = ended.length > 5 ? ended.length * 50 : 0;
    await sleep(pause, null, { signal: over.signal }).catch(() => {});
    const restarted = await holdServer(again, urlOf, attempts);
    log.info("database", "The database is back.");
    return restarted;
  }

  return {
    lost: keep().catch((error: unknown) => error),
    letGo() {
      over.abort();
      return held.catch(() => null);
    },
  };
}
