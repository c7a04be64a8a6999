import { DrizzleQueryError } from "drizzle-orm";

/**
 * A failed query as it may stand in a log. What drizzle throws carries every parameter, and what PostgreSQL
 * says carries whole rows; of both this keeps the code, the constraint and where it happened.
 */
export class QueryError extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;

  constructor(thrown: DrizzleQueryError) {
    const { code, constraint_name, routine } = (thrown.cause ?? {}) as Record<string, string | undefined>;
    super(`A query failed: ${[code, constraint_name, routine].filter(Boolean).join(" ") || "no connection"}`);
    this.code = code;
    this.constraint = constraint_name;
    this.stack = `${this.message}\n${thrown.stack
      ?.split("\n    at ")
      .slice(1)
      .map((at) => `    at ${at}`)
      .join("\n")}`;
  }
}

/** Whether the database gave up one of two that stood in each other's way: the same once more may well succeed. */
export function isTransient(error: unknown): boolean {
  return error instanceof QueryError && transientCodes.has(error.code ?? "");
}

/** SQLSTATE of a serialization failure and of a deadlock (PostgreSQL manual, appendix A). */
const transientCodes = new Set(["40001", "40P01"]);

/** Runs queries so that nothing they carry leaves with an error. */
export async function withoutPayload<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof DrizzleQueryError ? new QueryError(error) : error;
  }
}
