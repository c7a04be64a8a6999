import type postgres from "postgres";
import { PlainError } from "../../lib/plain-error";
import { connect } from "../connect";
import { migrationHashes } from "../migrate";
import type { Mark } from "./backup-lines";

const rowsAtOnce = 500;

/**
 * Everything the tables hold at one moment, while others go on writing; lines without their ends. Runs as the role that
 * owns the tables, directly and not through a transaction pooler. What is sealed stays sealed; a backup holds what the
 * database holds, and goes on holding it when the network has long forgotten it.
 */
export async function* writeBackup(ownerUrl: string): AsyncGenerator<string> {
  const sql = connect(ownerUrl, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: 0,
    connection: { application_name: "holdfast backup", TimeZone: "UTC" },
  });
  try {
    await sql`begin isolation level repeatable read, read only`;
    yield say(["holdfast", { version: 1, at: await findNow(sql), migrations: await listApplied(sql) }]);
    for (const table of await listTables(sql)) yield* writeTable(sql, table);
    yield say(["end"]);
    await sql`commit`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The days after which the last network forgets what is over. */
export async function findLongestRetention(ownerUrl: string): Promise<number> {
  const sql = connect(ownerUrl, { max: 1 });
  try {
    const [row] = await sql<{ days: number | null }[]>`select max(retention_days) as days from networks`;
    return row?.days ?? usualRetention;
  } finally {
    await sql.end();
  }
}

const usualRetention = 7;

async function* writeTable(sql: postgres.Sql, table: string): AsyncGenerator<string> {
  yield say(["table", table]);
  let count = 0;
  const query = sql<{ line: string }[]>`select to_json(t)::text as line from ${sql(table)} t`;
  for await (const rows of query.cursor(rowsAtOnce)) {
    count += rows.length;
    for (const { line } of rows) yield line;
  }
  yield say(["rows", count]);
}

/** Each table after those that its foreign keys name, so that rows can be restored as they come. */
async function listTables(sql: postgres.Sql): Promise<string[]> {
  const tables = await sql<{ name: string; needs: string[] }[]>`
    select c.relname as name, array(
      select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
      where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;
  const ordered: string[] = [];
  while (ordered.length < tables.length) {
    const next = tables.find(
      ({ name, needs }) => !ordered.includes(name) && needs.every((each) => ordered.includes(each)),
    );
    if (!next) throw new Error("The tables refer to each other in a circle.");
    ordered.push(next.name);
  }
  return ordered;
}

async function listApplied(sql: postgres.Sql): Promise<string[]> {
  const [found] = await sql`select from pg_tables where schemaname = 'drizzle'`;
  const rows = found
    ? await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by created_at`
    : [];
  const applied = rows.map(({ hash }) => hash);
  const known = migrationHashes();
  if (applied.length > 0 && applied.every((hash, index) => hash === known[index])) return applied;
  throw new PlainError(
    applied.length === 0
      ? "There is nothing to back up: this database has none of Holdfast's tables."
      : "This database has migrations that this Holdfast does not know. Back it up with the one that serves it.",
  );
}

async function findNow(sql: postgres.Sql): Promise<string> {
  const [row] = await sql<{ now: Date }[]>`select now()`;
  return (row?.now ?? new Date(Number.NaN)).toISOString();
}

function say(mark: Mark): string {
  return JSON.stringify(mark);
}
