import { sql } from "drizzle-orm";
import { byteList, idList } from "@/db/byte-list";
import { callDoor } from "@/db/call-door";
import type { Follower } from "./follower";

/**
 * Asks about sessions whether they live, and at which version their networks are; null for one that is over. Many who
 * ask at once ask together. What could not be asked is asked with the next call.
 */
export function sessionChecker(say: (follower: Follower, version: number | null) => void) {
  const asked = new Set<Follower>();
  let running = false;
  return async function check(followers: Iterable<Follower>): Promise<void> {
    for (const follower of followers) asked.add(follower);
    if (running) return;
    running = true;
    try {
      while (asked.size > 0) {
        const batch = [...asked].slice(0, most);
        const versions = await liveVersions(batch);
        for (const [index, follower] of batch.entries()) {
          asked.delete(follower);
          say(follower, versions.get(index + 1) ?? null);
        }
      }
    } catch {
      // The database is away. Whether that is worth a word is for those who need it at once to say.
    } finally {
      running = false;
    }
  };
}

const most = 2000;

async function liveVersions(followers: readonly Follower[]): Promise<ReadonlyMap<number, number>> {
  const networks = idList(followers.map(({ actor }) => actor.network));
  const sessions = byteList(followers.map(({ session }) => session));
  const rows = await callDoor<{ place: string; version: string }>(
    sql`select place, version from live_sessions(${networks}, ${sessions})`,
  );
  return new Map(rows.map(({ place, version }) => [Number(place), Number(version)]));
}
