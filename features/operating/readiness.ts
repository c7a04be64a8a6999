import { setTimeout as sleep } from "node:timers/promises";
import { isMigrated } from "@/db/schema-state";
import { oncePerProcess } from "@/lib/once-per-process";
import { isLeaving } from "./leaving";

/** Why requests should go elsewhere for now. */
export type Unready = "stopping" | "no database" | "not migrated";

const patience = 3000;

/** Anyone may ask, so the database is asked at most once in so many milliseconds. */
const memory = 500;

/** What keeps this process from serving, or null when it can. Takes at most three seconds; never throws. */
export async function whyNotReady(): Promise<Unready | null> {
  if (isLeaving()) return "stopping";
  const kept = oncePerProcess<{ asked: number; looking: Promise<Unready | null> }>("readiness", () => ({
    asked: Number.NEGATIVE_INFINITY,
    looking: Promise.resolve(null),
  }));
  if (performance.now() - kept.asked > memory) {
    kept.asked = performance.now();
    kept.looking = look();
  }
  return kept.looking;
}

async function look(): Promise<Unready | null> {
  const giveUp = new AbortController();
  const looking = isMigrated().then((is) => (is ? null : "not migrated"), troubleOf);
  const waiting = sleep(patience, "no database" as const, { signal: giveUp.signal }).catch(() => null);
  const outcome = await Promise.race([looking, waiting]);
  giveUp.abort();
  return outcome;
}

/** 42P01, 3F000, 42501: there is a database, but no record of migrations in it, or none that is shown to the app. */
function troubleOf(error: unknown): Unready {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["42P01", "3F000", "42501"].includes(code) ? "not migrated" : "no database";
}
