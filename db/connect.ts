import postgres from "postgres";

type Options = Parameters<typeof postgres>[1];

/**
 * Opens a pool on a PostgreSQL URL. Besides what postgres.js reads from a URL it knows `?host=/directory`,
 * libpq's way to name the directory of a Unix socket (PostgreSQL manual, "Connection URIs").
 */
export function connect(url: string, options: Options = {}): postgres.Sql {
  const quiet = { onnotice: () => {}, ...options };
  if (!/[?&]host=/.test(url)) return postgres(url, quiet);
  const address = new URL(url);
  const host = address.searchParams.get("host") ?? "";
  address.searchParams.delete("host");
  return postgres(address.href, { ...quiet, host });
}
