import { mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type postgres from "postgres";
import { writeBackup } from "@/db/backup/write-backup";
import { connect } from "@/db/connect";
import { keepBackup } from "../scripts/backup-file";

/** A place where something is kept, and what is there. */
export type Kept = { readonly where: string; readonly bytes: Buffer };

/** Every value of every table, bytes as they are and everything as PostgreSQL writes it. */
export async function readTables(owner: postgres.Sql): Promise<Kept[]> {
  const tables = await owner<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const kept = tables.map(async ({ schema, name }) => {
    const table = owner`${owner(schema)}.${owner(name)}`;
    const [rows, written] = await Promise.all([
      owner`select * from ${table}`,
      owner`select t::text from ${table} t`,
    ]);
    const values = [...rows, ...written].flatMap((row) => Object.values(row));
    const bytes = values.map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value))));
    return {
      where: `table ${name}`,
      bytes: Buffer.concat(bytes.flatMap((each) => [each, Buffer.from("\n")])),
    };
  });
  return Promise.all(kept);
}

/** What a backup would carry off: all rows by COPY, as text with bytes in hex, and with those bytes decoded. */
export async function dumpTables(owner: postgres.Sql): Promise<Kept[]> {
  const tables = await owner<{ name: string }[]>`select tablename as name from pg_tables
    where schemaname = 'public'`;
  const kept: Kept[] = [];
  for (const { name } of tables) {
    const text = await dumpTable(name);
    kept.push({ where: `dump of ${name}`, bytes: Buffer.from(text, "latin1") });
    kept.push({ where: `dump of ${name}, decoded`, bytes: decodeBytes(text) });
  }
  return kept;
}

/** On a connection of its own: postgres.js 3.4.9 leaves one paused after a COPY that ends before it is read. */
async function dumpTable(name: string): Promise<string> {
  const connection = connect(process.env.DATABASE_OWNER_URL ?? "", { max: 1 });
  const chunks: Buffer[] = [];
  for await (const chunk of await connection`copy ${connection(name)} to stdout`.readable())
    chunks.push(chunk);
  await connection.end({ timeout: 0 });
  return Buffer.concat(chunks).toString("latin1");
}

/** The file that a backup is kept in, unpacked, and with its bytes decoded. */
export async function makeBackup(): Promise<Kept[]> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-searched-backup-"));
  try {
    const file = await keepBackup(folder, writeBackup(process.env.DATABASE_OWNER_URL ?? ""), new Date());
    const packed = await readFile(file);
    const text = await promisify(gunzip)(packed);
    return [
      { where: "backup", bytes: packed },
      { where: "backup, unpacked", bytes: text },
      { where: "backup, decoded", bytes: decodeBytes(text.toString("latin1")) },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The bytes in a text in which PostgreSQL wrote them in hex, behind a backslash that the text has doubled. */
function decodeBytes(text: string): Buffer {
  return Buffer.concat(
    [...text.matchAll(/\\\\x([0-9a-f]*)/g)].map(([, hex = ""]) => Buffer.from(hex, "hex")),
  );
}

/** What PostgreSQL remembers about values and statements. */
export async function readStatistics(owner: postgres.Sql): Promise<Kept[]> {
  await owner`analyze`;
  const rows =
    await owner`select s::text as text from pg_stats s union all select a::text from pg_stat_activity a`;
  return [{ where: "statistics", bytes: Buffer.from(rows.map(({ text }) => text).join("\n")) }];
}

/** The files of the data directory whose path contains `part`: heap, indexes, write-ahead log, server logs, secrets. */
export async function readDataDirectory(part = ""): Promise<Kept[]> {
  const home = dirname(process.env.APP_LOG ?? "");
  const elsewhere = await realpath(join(home, "elsewhere")).catch(() => null);
  const files = await Promise.all(
    [home, elsewhere].map((directory) => (directory ? listFiles(directory) : [])),
  );
  const wanted = files.flat().filter((file) => file.includes(part));
  return Promise.all(
    wanted.map(async (file) => ({ where: file, bytes: await readFile(file).catch(asGone) })),
  );
}

async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The server works on while we read: a file may be gone. Any other trouble would hide what is there. */
function asGone(error: NodeJS.ErrnoException): Buffer {
  if (error.code === "ENOENT") return Buffer.alloc(0);
  throw error;
}
