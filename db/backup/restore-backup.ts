import type postgres from "postgres";
import { PlainError } from "../../lib/plain-error";
import { connect } from "../connect";
import { migrate, migrationHashes } from "../migrate";
import type { Header, Mark } from "./backup-lines";

/** What came back: when the backup was made, and how many rows of each table. */
export type Restored = { at: string; rows: Record<string, number> };

/** Rows go in by the batch, of about so many characters. */
const batchSize = 2_000_000;

/**
 * Fills an empty database from the lines of a backup: tables, rules and rights come from the migrations it was made
 * under, the rows from the backup in one transaction, and then the migrations since. Runs as the role that owns the
 * database. Throws a `PlainError`, and leaves no row behind, when there is something in it already, when the backup is
 * not whole or when this Holdfast is older than it.
 */
export async function restoreBackup(ownerUrl: string, lines: AsyncIterable<string>): Promise<Restored> {
  const reader = lines[Symbol.asyncIterator]();
  const header = await readHeader(reader);
  const sql = connect(ownerUrl, {
    max: 1,
    connection: { application_name: "holdfast restore", TimeZone: "UTC" },
  });
  try {
    await refuseFilled(sql);
    await migrate(ownerUrl, header.migrations.length);
    const rows = await sql.begin((tx) => fillTables(tx, reader));
    await migrate(ownerUrl);
    await sql`analyze`;
    return { at: header.at, rows };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function readHeader(reader: AsyncIterator<string>): Promise<Header> {
  const mark = parse((await reader.next()).value ?? "");
  if (mark?.[0] !== "holdfast" || mark[1].version !== 1) {
    throw new PlainError("This file is no backup of Holdfast.");
  }
  const known = migrationHashes();
  if (mark[1].migrations.every((hash, index) => hash === known[index])) return mark[1];
  throw new PlainError("This backup is of a newer Holdfast. Restore it with that one, or a newer one.");
}

async function refuseFilled(sql: postgres.Sql): Promise<void> {
  const [found] = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
    limit 1`;
  if (!found) return;
  throw new PlainError(
    "This database is not empty, and a backup goes into an empty one alone. Make a new database, or with the " +
      "PostgreSQL that comes along choose another data directory: HOLDFAST_DATA=restored npm run restore -- FILE",
  );
}

/** All of it or nothing. What triggers would do was done when the rows came about the first time. */
async function fillTables(
  tx: postgres.TransactionSql,
  reader: AsyncIterator<string>,
): Promise<Restored["rows"]> {
  const tables = await listTables(tx);
  for (const table of tables) await tx`alter table ${tx(table)} disable trigger user`;
  const rows: Record<string, number> = {};
  for (let mark = await readMark(reader); mark[0] !== "end"; mark = await readMark(reader)) {
    if (mark[0] !== "table" || !tables.includes(mark[1])) throw broken();
    rows[mark[1]] = await fillTable(tx, mark[1], reader);
  }
  for (const table of tables) await tx`alter table ${tx(table)} enable trigger user`;
  return rows;
}

async function fillTable(
  tx: postgres.TransactionSql,
  table: string,
  reader: AsyncIterator<string>,
): Promise<number> {
  let [count, size, batch] = [0, 0, [] as string[]];
  const insert = async () => {
    await tx`insert into ${tx(table)} select * from json_populate_recordset(null::${tx(table)}, ${`[${batch}]`}::text::json)`;
    [size, batch] = [0, []];
  };
  for (let line = await readLine(reader); ; line = await readLine(reader)) {
    const mark = parse(line);
    if (mark && (mark[0] !== "rows" || mark[1] !== count)) throw broken();
    if (batch.length > 0 && (mark || size > batchSize)) await insert();
    if (mark) return count;
    batch.push(line);
    size += line.length;
    count += 1;
  }
}

async function listTables(tx: postgres.TransactionSql): Promise<string[]> {
  const tables = await tx<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public'`;
  return tables.map(({ name }) => name);
}

async function readMark(reader: AsyncIterator<string>): Promise<Mark> {
  const mark = parse(await readLine(reader));
  if (!mark) throw broken();
  return mark;
}

async function readLine(reader: AsyncIterator<string>): Promise<string> {
  const { done, value } = await reader.next();
  if (done) throw broken();
  return value;
}

/** The mark that a line is, or null for a row, which PostgreSQL reads itself. */
function parse(line: string): Mark | null {
  if (!line.startsWith("[")) return null;
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new PlainError(notWhole, { cause });
  }
}

const notWhole = "This backup is not whole, so nothing was restored. Take another one.";

function broken(): PlainError {
  return new PlainError(notWhole);
}
