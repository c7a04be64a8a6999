import { setTimeout as sleep } from "node:timers/promises";
import { isOutage } from "@/db/outage";
import { log } from "@/lib/log";
import { oncePerProcess } from "@/lib/once-per-process";

/** In milliseconds; a browser waits for 15 seconds. */
const patience = 14_000;

/** What the error says, and its digest, which Next.js hands on to the page that shows it. */
export const unavailable = "unavailable";

/** There is no database for the moment, or it takes too long. What was asked may have been done all the same. */
export class Unavailable extends Error {
  readonly digest = unavailable;

  constructor(cause?: unknown) {
    super(unavailable, { cause });
  }
}

/** Waits for what is asked of the database, and not for ever: throws `Unavailable` then. */
export async function inTime<T>(asking: Promise<T>): Promise<T> {
  const enough = new AbortController();
  const waiting = sleep(patience, null, { signal: enough.signal, ref: false }).then(
    () => Promise.reject(new Unavailable()),
    () => new Promise<never>(() => {}),
  );
  try {
    return await Promise.race([asking, waiting]);
  } catch (error) {
    if (error instanceof Unavailable || isOutage(error)) sayAway();
    throw isOutage(error) ? new Unavailable(error) : error;
  } finally {
    enough.abort();
  }
}

/** Once in a while: everybody meets the same outage. */
function sayAway(): void {
  const said = oncePerProcess("away", () => ({ at: Number.NEGATIVE_INFINITY }));
  if (performance.now() - said.at < 5000) return;
  said.at = performance.now();
  log.warn("database", "The database is away; who asks for something is told so.");
}
