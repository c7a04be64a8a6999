import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { readEnv } from "../lib/env";
import { oncePerProcess } from "../lib/once-per-process";
import { connect } from "./connect";
import { FairShare, sharesOf } from "./fair-share";
import { openSocket } from "./open-socket";
import { prepareStatements } from "./prepare-statements";

export type Database = PostgresJsDatabase;

export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** The role the app works as. It owns nothing, so row-level security binds it. */
export const appRole = "holdfast_app";

/** In milliseconds. Nobody waits longer for an answer (features/access/in-time.ts), so nothing is worked at longer. */
const limits = { lock_timeout: 8000, statement_timeout: 12_000, idle_in_transaction_session_timeout: 20_000 };

type Pool = { sql: postgres.Sql; database: Database; share: FairShare; most: number; busy: number };

/** Next.js bundles pages and routes apart; they share one pool all the same, or a process would open several. */
const kept = oncePerProcess<{ pool: Pool | null }>("pool", () => ({ pool: null }));

/**
 * The app's pool on `DATABASE_URL`, opened on first use and kept for the life of the process. Whatever
 * the URL's own role may do, every connection steps down into the app's role.
 */
export function database(): Database {
  kept.pool ??= openPool();
  return kept.pool.database;
}

/** How the pool's connections are shared out among members. */
export function fairShare(): FairShare {
  kept.pool ??= openPool();
  return kept.pool.share;
}

/** Closes the pool, so that a process or a test file can end. */
export async function closeDatabase(): Promise<void> {
  const closing = kept.pool;
  kept.pool = null;
  await closing?.sql.end();
}

/** The most connections this process may have, and the transactions that run on one or wait for one. */
export function poolState(): { most: number; running: number; waiting: number } {
  const { most, busy, share } = kept.pool ?? { most: readEnv().databaseConnections, busy: 0, share: null };
  const waiting = Math.max(0, busy - most) + (share?.waiting ?? 0);
  return { most, running: Math.min(busy, most), waiting };
}

function openPool(): Pool {
  const { databaseUrl, databaseConnections: most } = readEnv();
  if (!databaseUrl)
    throw new Error(
      "DATABASE_URL is not set. Start the app with `npm start`, or set it to a PostgreSQL URL.",
    );
  const sql = connect(databaseUrl, {
    max: most,
    connect_timeout: 5,
    socket: openSocket(20_000),
    connection: { application_name: "holdfast", role: appRole, TimeZone: "UTC", ...limits },
  });
  prepareStatements(sql);
  const share = new FairShare(sharesOf(most));
  const pool: Pool = { sql, database: drizzle(sql), share, most, busy: 0 };
  watchTransactions(pool);
  return pool;
}

type Work = (sql: postgres.TransactionSql) => unknown;
type Begin = (...how: [...mode: unknown[], work: Work]) => Promise<unknown>;

/** drizzle begins each of its transactions by `begin` of the pool: they are counted, and ask as the pool does. */
function watchTransactions(pool: Pool): void {
  const begin = pool.sql.begin.bind(pool.sql) as Begin;
  const watched: Begin = async (...how) => {
    const work = how.pop() as Work;
    pool.busy++;
    try {
      return await begin(...how, (sql) => work(prepareStatements(sql)));
    } finally {
      pool.busy--;
    }
  };
  Object.assign(pool.sql, { begin: watched });
}
