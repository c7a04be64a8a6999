import { setTimeout } from "node:timers/promises";
import type postgres from "postgres";
import { connect } from "./connect";

/** How many rows of what were deleted. */
export type Purged = Readonly<Record<string, number>>;

const purging = 4_716_004;

const rounds = 4;

/** Between two rounds, in milliseconds. */
const pause = 500;

/**
 * Deletes everything whose day has come, in every network, and then rewrites the tables: a plain DELETE leaves the
 * bytes in their files. Runs as the role that owns the tables. Null when another process is at it already.
 */
export async function purge(ownerUrl: string): Promise<Purged | null> {
  const sql = connect(ownerUrl, { max: 1, connection: { application_name: "holdfast purge" } });
  try {
    const [lock] = await sql<{ is_mine: boolean }[]>`select pg_try_advisory_lock(${purging}) as is_mine`;
    if (!lock?.is_mine) return null;
    // First, for what hangs on a network that is not there goes with what is due.
    const unused = await sql<Row[]>`select 'unused networks' as what, purge_unused() as rows`;
    const rows = await sql<Row[]>`select * from purge_due()`;
    const purged = Object.fromEntries([...unused, ...rows].map(({ what, rows }) => [what, Number(rows)]));
    // What was just deleted counts only once it has been told to the statistics; it is to be counted by then.
    await sql`select pg_stat_force_next_flush()`;
    await rewriteTables(sql);
    return purged;
  } finally {
    await sql.end();
  }
}

type Row = { what: string; rows: string };

/**
 * VACUUM FULL writes a table anew and deletes the old file. Every table gets one, because nothing tells which ones have
 * old bytes in them: a plain VACUUM, and the pruning of a page that is read, take rows out of the count of the dead and
 * leave their bytes in free space. It keeps everybody out meanwhile, so it waits for its turn only briefly. What somebody
 * could still see who began to look before, a backup or a connection that is just being made, is written along as dead:
 * therefore several rounds. What outlasts them goes with the next run.
 */
async function rewriteTables(sql: postgres.Sql): Promise<void> {
  await sql`set lock_timeout = '2s'`;
  let left = await listTables(sql);
  for (let round = 0; round < rounds && left.length > 0; round++) {
    if (round > 0) await setTimeout(pause);
    const again: string[] = [];
    for (const table of left) if (!(await rewriteTable(sql, table))) again.push(table);
    // The planner's statistics had copied ids and times out of the rows, and what replaced those copies left them lying.
    await rewriteTable(sql, "pg_statistic");
    left = again;
  }
}

/** All of ours, and the queue's jobs, which carry ids. */
async function listTables(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
    where relkind = 'r' and pg_has_role(relowner, 'usage')
      and (relnamespace = 'public'::regnamespace or c.oid = 'graphile_worker._private_jobs'::regclass)
    order by c.oid`;
  return rows.map(({ name }) => name);
}

/** False when others were in it all along, or something dead had to be written along. */
async function rewriteTable(sql: postgres.Sql, table: string): Promise<boolean> {
  try {
    // Counts anew as well, what is dead and still seen included; the rewriting alone does not.
    await sql.unsafe(`vacuum (full, analyze) ${table}`);
  } catch (error) {
    // The lock did not come in time.
    if (error instanceof Error && "code" in error && error.code === "55P03") return false;
    throw error;
  }
  const [counted] = await sql<{ dead: string }[]>`
    select n_dead_tup as dead from pg_stat_all_tables where relid = ${table}::regclass`;
  return Number(counted?.dead ?? 0) === 0;
}
