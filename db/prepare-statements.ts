import type postgres from "postgres";

/**
 * Has drizzle's queries prepared under a name, once per connection: it sends each without, which takes a way to the
 * database to have its parameters described and another one to run it. Lists of many values are left as they are, since
 * every length of one is a statement of its own. `?prepare=false` in the URL, for a pooler that hands connections around,
 * has the last word (postgres.js, README, "Prepared statements").
 */
export function prepareStatements<Sql extends Pick<postgres.Sql, "unsafe">>(sql: Sql): Sql {
  const unsafe = sql.unsafe.bind(sql);
  const renewed = new Map<string, number>();
  const prepared: typeof unsafe = (query, parameters, options) => {
    const times = renewed.get(query);
    const text = times === undefined ? query : `${query} /* ${times} */`;
    const asked = unsafe(text, parameters, { ...options, prepare: isFew(parameters) });
    watchForm(asked, () => renewed.set(query, (renewed.get(query) ?? 0) + 1));
    return asked;
  };
  return Object.assign(sql, { unsafe: prepared });
}

type Settling = { resolve(result: unknown): void; reject(error: unknown): void };

/**
 * A statement whose first use was cut off can stay behind without its columns, and gives rows with nothing in them ever
 * after (postgres.js 3.4.9). Such an answer is an error, as if this use had been cut off too (SQLSTATE 57014), and the
 * query is prepared anew from then on.
 */
function watchForm(asked: unknown, renew: () => void): void {
  const settling = asked as Settling;
  const { resolve, reject } = settling;
  settling.resolve = (result) => {
    if (!isFormless(result)) return resolve.call(asked, result);
    renew();
    reject.call(asked, Object.assign(new Error("The rows came without their columns."), { code: "57014" }));
  };
  settling.reject = (error) => {
    if (error instanceof Error && "code" in error && error.code === "57014") renew();
    reject.call(asked, error);
  };
}

function isFormless(result: unknown): boolean {
  if (!Array.isArray(result) || result.length === 0) return false;
  const { columns } = result as { columns?: readonly unknown[] };
  return columns === undefined || columns === null || columns.length === 0;
}

/** Without any parameter a query makes one way as it is. */
function isFew(parameters: readonly unknown[] | undefined): boolean {
  return parameters !== undefined && parameters.length > 0 && parameters.length <= most;
}

const most = 24;
