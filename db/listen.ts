import { readEnv } from "../lib/env";
import { appRole } from "./client";
import { connect } from "./connect";

type Channels = Readonly<Record<string, (payload: string) => void>>;

/**
 * Hears what the database says on these channels, over one connection of its own, which comes again by itself when it
 * breaks off. `onListening` is called whenever it listens anew: what was said in between has gone unheard.
 */
export function listen(channels: Channels, onListening: () => void): { stop(): Promise<void> } {
  const { databaseListenUrl } = readEnv();
  if (!databaseListenUrl) throw new Error("DATABASE_URL is not set.");
  const sql = connect(databaseListenUrl, {
    connection: { application_name: "holdfast listening", role: appRole, TimeZone: "UTC" },
    // In seconds. Whoever waits sees an old page, so that it does not wait for long.
    backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 2) * (0.5 + Math.random() / 2),
  });
  for (const [channel, hear] of Object.entries(channels)) {
    // The first try may fail as any other; postgres.js then goes on trying.
    sql.listen(channel, hear, onListening).catch(() => {});
  }
  return { stop: () => sql.end({ timeout: 0 }) };
}
