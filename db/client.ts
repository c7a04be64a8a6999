import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { connect } from "./connect";

export type Database = PostgresJsDatabase;

/** The role the app works as. It owns nothing, so row-level security binds it. */
const appRole = "holdfast_app";

let opened: { sql: postgres.Sql; database: Database } | undefined;

/**
 * The app's pool on `DATABASE_URL`, opened on first use and kept for the life of the process. Whatever
 * the URL's own role may do, every connection steps down into the app's role.
 */
export function database(): Database {
  opened ??= openPool(process.env.DATABASE_URL);
  return opened.database;
}

/** Closes the pool, so that a process or a test file can end. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await closing?.sql.end();
}

function openPool(url: string | undefined) {
  if (!url)
    throw new Error(
      "DATABASE_URL is not set. Start the app with `npm start`, or set it to a PostgreSQL URL.",
    );
  const sql = connect(url, {
    max: Number(process.env.DATABASE_CONNECTIONS ?? 10),
    connection: { application_name: "holdfast", role: appRole, TimeZone: "UTC" },
  });
  return { sql, database: drizzle(sql) };
}
