import type postgres from "postgres";

/**
 * Has drizzle's queries prepared under a name, once per connection: it sends each without, which takes a way to the
 * database to have its parameters described and another one to run it. Lists of many values are left as they are, since
 * every length of one is a statement of its own. `?prepare=false` in the URL, for a pooler that hands connections around,
 * has the last word (postgres.js, README, "Prepared statements").
 */
export function prepareStatements<Sql extends Pick<postgres.Sql, "unsafe">>(sql: Sql): Sql {
  const unsafe = sql.unsafe.bind(sql);
  const prepared: typeof unsafe = (query, parameters, options) =>
    unsafe(query, parameters, { ...options, prepare: isFew(parameters) });
  return Object.assign(sql, { unsafe: prepared });
}

/** Without any parameter a query makes one way as it is. */
function isFew(parameters: readonly unknown[] | undefined): boolean {
  return parameters !== undefined && parameters.length > 0 && parameters.length <= most;
}

const most = 24;
