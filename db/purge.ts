import { setTimeout } from "node:timers/promises";
import type postgres from "postgres";
import { connect } from "./connect";

/** How many rows of what were deleted. */
export type Purged = Readonly<Record<string, number>>;

const purging = 4_716_004;

const rounds = 4;

/** Between two rounds, in milliseconds. */
const pause = 500;

/** Every table that a deleted listing, match, member or network has rows in. */
const rewritten = [
  ...["networks", "members", "epoch_keys", "rosters", "devices", "sessions", "nonces", "invites", "arrivals"],
  ...["persons", "guests", "guest_keys", "requests", "log_entries", "places", "need_series", "needs"],
  ...["offers", "weekly_windows", "offer_windows", "matches", "bookings", "contacts"],
  ...["plans", "plan_pairs", "rejections"],
  ...["notices", "notice_choices", "push_subscriptions", "mail_addresses", "calendar_feeds"],
  // What jobs carry are ids; a job that is done is deleted like anything else.
  "graphile_worker._private_jobs",
];

/**
 * Deletes everything whose day has come, in every network, and then rewrites the tables: a plain DELETE leaves the
 * bytes in their files. Runs as the role that owns the tables. Null when another process is at it already.
 */
export async function purge(ownerUrl: string): Promise<Purged | null> {
  const sql = connect(ownerUrl, { max: 1, connection: { application_name: "holdfast purge" } });
  try {
    const [lock] = await sql<{ is_mine: boolean }[]>`select pg_try_advisory_lock(${purging}) as is_mine`;
    if (!lock?.is_mine) return null;
    const rows = await sql<{ what: string; rows: string }[]>`select * from purge_due()`;
    const purged = Object.fromEntries(rows.map(({ what, rows }) => [what, Number(rows)]));
    // What was just deleted counts only once it has been told to the statistics.
    await sql`select pg_stat_force_next_flush()`;
    await rewriteTables(sql);
    return purged;
  } finally {
    await sql.end();
  }
}

/**
 * VACUUM FULL writes a table anew and deletes the old file. It keeps everybody out meanwhile, so it waits for its turn
 * only briefly, and a table that has nothing dead in it is left alone: also what members delete themselves counts. What
 * somebody could still see who began to look before, a backup or a connection that is just being made, is written along
 * as dead: therefore several rounds. What outlasts them, the next run finds again.
 */
async function rewriteTables(sql: postgres.Sql): Promise<void> {
  await sql`set lock_timeout = '2s'`;
  for (let round = 0; round < rounds; round++) {
    const dirty: string[] = [];
    for (const table of rewritten) if (await hasDeadRows(sql, table)) dirty.push(table);
    if (dirty.length === 0) return;
    if (round > 0) await setTimeout(pause);
    for (const table of dirty) await rewriteTable(sql, table);
    // The planner's statistics had copied ids and times out of the rows, and what replaced those copies left them lying.
    await rewriteTable(sql, "pg_statistic");
  }
}

async function hasDeadRows(sql: postgres.Sql, table: string): Promise<boolean> {
  const [found] = await sql<{ is_dirty: boolean }[]>`
    select n_dead_tup > 0 as is_dirty from pg_stat_user_tables where relid = ${table}::regclass`;
  return found?.is_dirty ?? true;
}

/** Or leaves it as it is, when others were in it all along. */
async function rewriteTable(sql: postgres.Sql, table: string): Promise<void> {
  try {
    // Counts anew as well, what is dead and still seen included; the rewriting alone does not.
    await sql.unsafe(`vacuum (full, analyze) ${table}`);
  } catch (error) {
    // The lock did not come in time.
    if (!(error instanceof Error && "code" in error && error.code === "55P03")) throw error;
  }
}
