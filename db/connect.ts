import postgres from "postgres";
import type { openSocket } from "./open-socket";

type Options = Parameters<typeof postgres>[1] & { socket?: ReturnType<typeof openSocket> };

/**
 * Opens a pool on a PostgreSQL URL. Besides what postgres.js reads from a URL it knows `?host=/directory`,
 * libpq's way to name the directory of a Unix socket (PostgreSQL manual, "Connection URIs").
 */
export function connect(url: string, options: Options = {}): postgres.Sql {
  const quiet = { onnotice: () => {}, backoff, ...options };
  if (!/[?&]host=/.test(url)) return postgres(url, quiet);
  const address = new URL(url);
  const host = address.searchParams.get("host") ?? "";
  address.searchParams.delete("host");
  return postgres(address.href, { ...quiet, host });
}

/** Seconds until the next try after so many that failed: who waits for a database that is back has waited enough. */
function backoff(failures: number): number {
  return Math.min(1, 0.05 * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2);
}
