import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { connect } from "./connect";
import { migrateQueue, openQueue } from "./queue";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

const migrating = 4_716_003;

/**
 * Brings a database to the newest schema, as the role that owns it; or no further than the first `count` migrations.
 * Whoever comes second waits for the lock and finds the work done. The URL must not go through a transaction pooler,
 * which forgets locks.
 */
export async function migrate(ownerUrl: string, count?: number): Promise<void> {
  const sql = connect(ownerUrl, { max: 1, connection: { application_name: "holdfast migrate" } });
  try {
    await sql`select pg_advisory_lock(${migrating})`;
    await migrateQueue(ownerUrl);
    await withFolder(count, (folder) => applyMigrations(drizzle(sql), { migrationsFolder: folder }));
    // The migrator makes this table itself. The app reads in it whether the schema is the one it was built for.
    await sql`grant usage on schema drizzle to holdfast_app`;
    await sql`grant select on drizzle.__drizzle_migrations to holdfast_app`;
    await openQueue(sql);
  } finally {
    await sql.end();
  }
}

/** What each migration is known by in a database, from the first on: a hash of its file. */
export function migrationHashes(): string[] {
  return readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);
}

/** The migrator applies all that a folder lists, so fewer take a folder that lists fewer. */
async function withFolder(count: number | undefined, work: (folder: string) => Promise<void>): Promise<void> {
  if (count === undefined) return work(migrationsFolder);
  const folder = await mkdtemp(join(tmpdir(), "holdfast-migrations-"));
  try {
    await cp(migrationsFolder, folder, { recursive: true });
    const file = join(folder, "meta", "_journal.json");
    const journal = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
