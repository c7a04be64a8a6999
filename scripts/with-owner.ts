import { existsSync } from "node:fs";
import { startEmbedded } from "../db/embedded/start-embedded";
import type { Env } from "../lib/env";

/**
 * Works on the database that the environment names, or on the one that comes along, as the role that owns it; beside an
 * app that serves it, or with it stopped.
 */
export async function withOwner<T>(env: Env, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  if (env.databaseOwnerUrl) return work(env.databaseOwnerUrl);
  const server = await startEmbedded({ dataDir: env.dataDir });
  try {
    return await work(server.ownerUrl);
  } finally {
    await server.stop();
  }
}

/** Whether there is a database already, so that a backup does not begin one. */
export function hasDatabase(env: Env): boolean {
  return env.databaseOwnerUrl !== null || existsSync(env.dataDir);
}
