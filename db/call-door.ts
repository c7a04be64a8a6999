import type { SQL } from "drizzle-orm";
import { onConnection } from "./client";
import { isTransient, withoutPayload } from "./query-error";

/**
 * Calls one of the functions made for work before or outside of a member's own context (see the migration
 * `rules`); the rows it gives, with PostgreSQL's column names. A deadlock or a serialization failure, of which nothing is
 * left, is tried once more.
 */
export async function callDoor<Row extends Record<string, unknown>>(call: SQL): Promise<Row[]> {
  const ask = () =>
    withoutPayload(() => onConnection(async (database) => [...(await database.execute<Row>(call))] as Row[]));
  try {
    return await ask();
  } catch (error) {
    if (!isTransient(error)) throw error;
    return ask();
  }
}
