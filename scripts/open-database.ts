import { DrizzleQueryError } from "drizzle-orm";
import { connect } from "../db/connect";
import { keepHome } from "../db/embedded/home";
import { keepNoticeSecret, keepSecrets } from "../db/embedded/secrets";
import { startEmbedded } from "../db/embedded/start-embedded";
import { migrate } from "../db/migrate";
import { refuseUnbound } from "../db/refuse-unbound";
import type { Env } from "../lib/env";
import { log } from "../lib/log";
import { PlainError } from "../lib/plain-error";

/** A migrated database and how to reach it. */
export type OpenDatabase = {
  appUrl: string;
  ownerUrl: string;
  /** For a superuser of the embedded database. */
  adminUrl: string | null;
  /** Key of the sign-in cookie: the environment's, or one kept in the data directory. */
  nextauthSecret: string;
  /** What the keys for notices are derived from: the environment's, or one kept in the data directory. */
  noticeSecret: string;
  isEmbedded: boolean;
  /** Where the embedded database keeps its files and its log. */
  place: string | null;
  logFile: string | null;
  /** Resolves with the reason when the embedded database is gone without `stop`, for good. */
  lost: Promise<unknown>;
  stop(): Promise<void>;
};

/** Opens the database that the environment names, or the embedded one, and brings its schema up to date. */
export async function openDatabase(env: Env, quick = false): Promise<OpenDatabase> {
  const database = env.databaseUrl ? await openGiven(env, env.databaseUrl) : await openEmbedded(env, quick);
  try {
    await bringUpToDate(database.ownerUrl);
    await refuseUnbound(database.appUrl);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function bringUpToDate(ownerUrl: string): Promise<void> {
  const start = performance.now();
  try {
    await migrate(ownerUrl);
  } catch (cause) {
    throw new PlainError(`The database could not be migrated: ${reasonOf(cause)}.`, { cause });
  }
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  log.info("migration", "The database has every migration.", { seconds });
}

/** What PostgreSQL says; drizzle wraps it in the whole statement. */
function reasonOf(thrown: unknown): string {
  if (thrown instanceof DrizzleQueryError) return reasonOf(thrown.cause);
  return thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
}

async function openEmbedded(env: Env, quick: boolean): Promise<OpenDatabase> {
  const { secrets, ...server } = await startEmbedded({ dataDir: env.dataDir, quick });
  const noticeSecret = env.noticeSecret ?? (await keepNoticeSecret(env.dataDir));
  return {
    ...server,
    nextauthSecret: env.nextauthSecret ?? secrets.nextauth,
    noticeSecret,
    isEmbedded: true,
  };
}

async function openGiven(env: Env, databaseUrl: string): Promise<OpenDatabase> {
  await keepHome(env.dataDir);
  await tryToReach(databaseUrl);
  return {
    appUrl: databaseUrl,
    ownerUrl: env.databaseOwnerUrl ?? databaseUrl,
    adminUrl: null,
    nextauthSecret: env.nextauthSecret ?? (await keepSecrets(env.dataDir)).nextauth,
    noticeSecret: env.noticeSecret ?? (await keepNoticeSecret(env.dataDir)),
    isEmbedded: false,
    place: null,
    logFile: null,
    lost: new Promise(() => {}),
    stop: async () => {},
  };
}

async function tryToReach(databaseUrl: string): Promise<void> {
  const sql = connect(databaseUrl, { max: 1, connect_timeout: 10 });
  try {
    await sql`select 1`;
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new PlainError(`The database that DATABASE_URL names cannot be used: ${reason}.`, { cause });
  } finally {
    await sql.end({ timeout: 0 });
  }
}
