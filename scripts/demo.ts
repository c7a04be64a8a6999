import { existsSync } from "node:fs";
import { join } from "node:path";
import type postgres from "postgres";
import { connect } from "../db/connect";
import type { Env } from "../lib/env";
import type { OpenDatabase } from "./open-database";

/** Where the keys of the demo people are, if there is a demo, and whether it has yet to be made. */
export type Demo = { demoFile: string | null; isMissing: boolean };

/** An embedded database gets the demo while it holds no network; any other has what the environment says. */
export async function findDemo(env: Env, database: OpenDatabase, isWanted: boolean): Promise<Demo> {
  if (!isWanted || !database.isEmbedded) return { demoFile: env.demoFile, isMissing: false };
  const demoFile = env.demoFile ?? join(env.dataDir, "demo.json");
  const [network] = await asOwner(database, (owner) => owner`select from networks limit 1`);
  if (!network) return { demoFile, isMissing: true };
  return { demoFile: existsSync(demoFile) ? demoFile : null, isMissing: false };
}

/** Makes the demo network, and the file with the keys of its people. */
export async function fillWithDemo(database: OpenDatabase, demoFile: string): Promise<void> {
  const { seedDemo } = await import("@/features/demo/seed-demo");
  await asOwner(database, (owner) => seedDemo(owner, demoFile));
}

async function asOwner<T>({ ownerUrl }: OpenDatabase, work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
  const owner = connect(ownerUrl, { max: 4 });
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
