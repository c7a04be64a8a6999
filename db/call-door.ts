import type { SQL } from "drizzle-orm";
import { database } from "./client";
import { withoutPayload } from "./query-error";

/**
 * Calls one of the functions made for work before or outside of a member's own context (see the migration
 * `rules`); the rows it gives, with PostgreSQL's column names.
 */
export function callDoor<Row extends Record<string, unknown>>(call: SQL): Promise<Row[]> {
  return withoutPayload(async () => [...(await database().execute<Row>(call))] as Row[]);
}
