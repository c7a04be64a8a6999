import type postgres from "postgres";
import { PlainError } from "../../lib/plain-error";
import { connect } from "../connect";

/** One session per launcher holds this lock, shared; who can take it alone is the last one. */
const launcherLock = 4_716_001;

/** A launcher's hold on a running server. The server itself forgets it when the launcher dies. */
export type Hold = {
  sql: postgres.Sql;
  /** Resolves when the server is gone, whoever stopped it. */
  lost: Promise<void>;
  /** Lets go. True when no other launcher holds the server, so that it is ours to stop. */
  release(): Promise<boolean>;
};

/** Holds the server behind this URL, or answers null while it is still starting or already stopping. */
export async function attach(adminUrl: string): Promise<Hold | null> {
  let onLost = () => {};
  const lost = new Promise<void>((resolve) => {
    onLost = resolve;
  });
  const sql = connect(adminUrl, {
    max: 1,
    // Zero: this connection neither goes idle nor grows old.
    idle_timeout: 0,
    max_lifetime: 0,
    connect_timeout: 10,
    // A question of the library's own, whose failure it would let nobody catch.
    fetch_types: false,
    onclose: () => onLost(),
    connection: { application_name: "holdfast launcher" },
  });
  try {
    await sql`select pg_advisory_lock_shared(${launcherLock})`;
    return { sql, lost, release: () => release(sql) };
  } catch (error) {
    await sql.end({ timeout: 0 });
    if (isPassing(error)) return null;
    throw explain(error);
  }
}

async function release(sql: postgres.Sql): Promise<boolean> {
  try {
    await sql`select pg_advisory_unlock_shared(${launcherLock})`;
    const [row] = await sql<{ last: boolean }[]>`select pg_try_advisory_lock(${launcherLock}) as last`;
    return row?.last ?? true;
  } catch {
    return true;
  }
}

const passing = new Set([
  ...["57P01", "57P02", "57P03"],
  ...[
    "ECONNREFUSED",
    "ECONNRESET",
    "ENOENT",
    "EPIPE",
    "CONNECTION_CLOSED",
    "CONNECTION_ENDED",
    "CONNECT_TIMEOUT",
  ],
]);

function isPassing(error: unknown): boolean {
  return passing.has(codeOf(error));
}

function explain(error: unknown): unknown {
  if (codeOf(error) !== "28P01") return error;
  return new PlainError(
    "The passwords in secrets.json are not those of this database. Bring back the secrets.json that belongs " +
      "to it, or move the data directory away to begin with an empty database.",
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
