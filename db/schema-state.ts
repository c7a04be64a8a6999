import { sql } from "drizzle-orm";
import { onConnection } from "./client";
import journal from "./migrations/meta/_journal.json";
import { withoutPayload } from "./query-error";

/**
 * Whether the database has every migration that this build knows; it may have more, while a newer build is being
 * rolled out. Throws when the database does not answer.
 */
export async function isMigrated(): Promise<boolean> {
  const rows = await withoutPayload(() =>
    onConnection((database) =>
      database.execute<{ newest: string | null }>(
        sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
      ),
    ),
  );
  return Number(rows[0]?.newest ?? 0) >= newest;
}

const newest = Math.max(...journal.entries.map(({ when }) => when));
