import { readEnv } from "../lib/env";
import { oncePerProcess } from "../lib/once-per-process";
import { connect } from "./connect";
import { Connections, type Database } from "./connections";
import { FairShare, sharesOf } from "./fair-share";
import { openSocket } from "./open-socket";

export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** The role the app works as. It owns nothing, so row-level security binds it. */
export const appRole = "holdfast_app";

/** In milliseconds. Nobody waits longer for an answer (features/access/in-time.ts), so nothing is worked at longer. */
const limits = { lock_timeout: 8000, statement_timeout: 12_000, idle_in_transaction_session_timeout: 20_000 };

type Pool = { connections: Connections; share: FairShare };

/** Next.js bundles pages and routes apart; they share one pool all the same, or a process would open several. */
const kept = oncePerProcess<{ pool: Pool | null }>("pool", () => ({ pool: null }));

/**
 * Does the work on a connection to `DATABASE_URL` that nobody else has meanwhile. It is opened on first use, and kept
 * for the life of the process unless something on it is cut off. Whatever the URL's own role may do, every connection
 * steps down into the app's role.
 */
export function onConnection<T>(work: (database: Database) => Promise<T>): Promise<T> {
  kept.pool ??= openPool();
  return kept.pool.connections.use(work);
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
  await closing?.connections.end();
}

/** The most connections this process may have, and what runs on one or waits for one. */
export function poolState(): { most: number; running: number; waiting: number } {
  if (!kept.pool) return { most: readEnv().databaseConnections, running: 0, waiting: 0 };
  const { connections, share } = kept.pool;
  return {
    most: connections.most,
    running: connections.running,
    waiting: connections.waiting + share.waiting,
  };
}

function openPool(): Pool {
  const { databaseUrl, databaseConnections: most } = readEnv();
  if (!databaseUrl)
    throw new Error(
      "DATABASE_URL is not set. Start the app with `npm start`, or set it to a PostgreSQL URL.",
    );
  const open = () =>
    connect(databaseUrl, {
      max: 1,
      connect_timeout: 5,
      socket: openSocket(20_000),
      connection: { application_name: "holdfast", role: appRole, TimeZone: "UTC", ...limits },
    });
  return { connections: new Connections(most, open), share: new FairShare(sharesOf(most)) };
}
