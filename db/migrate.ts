import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { connect } from "./connect";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

const migrating = 4_716_003;

/**
 * Brings a database to the newest schema, as the role that owns it. Whoever comes second waits for the
 * lock and finds the work done. The URL must not go through a transaction pooler, which forgets locks.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const sql = connect(ownerUrl, { max: 1, connection: { application_name: "holdfast migrate" } });
  try {
    await sql`select pg_advisory_lock(${migrating})`;
    await applyMigrations(drizzle(sql), { migrationsFolder });
    // The migrator makes this table itself. The app reads in it whether the schema is the one it was built for.
    await sql`grant usage on schema drizzle to holdfast_app`;
    await sql`grant select on drizzle.__drizzle_migrations to holdfast_app`;
  } finally {
    await sql.end();
  }
}
