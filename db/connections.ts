import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { prepareStatements } from "./prepare-statements";

export type Database = PostgresJsDatabase;

/**
 * Connections, each with a client of its own. Whoever has one has it alone until the work on it is settled: a client
 * with many sends queries of several askers behind each other on one, and mixes up what it knows when one of them is
 * cut off (docs/decisions/0052). After such an accident a connection is not used again.
 */
export class Connections {
  private readonly open = new Set<Connection>();
  private readonly idle: Connection[] = [];
  private readonly asking: ((connection: Connection) => void)[] = [];
  private isOver = false;

  /** `connect` makes a client with one connection. */
  constructor(
    readonly most: number,
    private readonly connect: () => postgres.Sql,
  ) {}

  get running(): number {
    return this.open.size - this.idle.length;
  }

  get waiting(): number {
    return this.asking.length;
  }

  /** Does the work on the next connection that is free; what is thrown there tells whether somebody has it after that. */
  async use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const connection = await this.take();
    try {
      return await work(connection.database);
    } catch (error) {
      if (!isOfStatement(error)) connection.isInDoubt = true;
      throw error;
    } finally {
      this.giveBack(connection);
    }
  }

  /** Waits for what is under way. */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all([...this.open].map(({ sql }) => sql.end()));
  }

  private take(): Connection | Promise<Connection> {
    const free = this.idle.pop();
    if (free) return free;
    if (this.open.size < this.most) return this.add();
    return new Promise((resolve) => this.asking.push(resolve));
  }

  private giveBack(connection: Connection): void {
    const isKept = !connection.isInDoubt || this.isOver;
    if (!isKept) {
      this.open.delete(connection);
      // Without waiting for an answer: there may be none any more.
      connection.sql.end({ timeout: 0 });
    }
    const next = this.asking.shift();
    if (next) next(isKept ? connection : this.add());
    else if (isKept) this.idle.push(connection);
  }

  private add(): Connection {
    const connection = new Connection(this.connect());
    this.open.add(connection);
    return connection;
  }
}

class Connection {
  readonly database: Database;
  isInDoubt = false;

  constructor(readonly sql: postgres.Sql) {
    // A transaction that fails ends with a ROLLBACK, which sets right how many rows the client believes to have.
    this.watch(sql, () => true);
    this.watchTransactions();
    this.database = drizzle(sql);
  }

  /** drizzle asks by `unsafe`. Whoever asks may be given another reason, when something else went wrong at once. */
  private watch<Sql extends Pick<postgres.Sql, "unsafe">>(
    sql: Sql,
    isDoubtful: (error: unknown) => boolean,
    isOver = () => false,
  ): Sql {
    const { unsafe } = prepareStatements(sql);
    const note = <Asked extends Promise<unknown>>(asked: Asked): Asked => {
      asked.catch((error: unknown) => {
        if (isDoubtful(error)) this.isInDoubt = true;
      });
      return asked;
    };
    const watched: typeof unsafe = (query, parameters, options) => {
      if (isOver()) throw new Error("This transaction is over, and its connection may be somebody else's.");
      return note(unsafe(query, parameters, options));
    };
    return Object.assign(sql, { unsafe: watched });
  }

  /** drizzle begins each of its transactions by `begin`. */
  private watchTransactions(): void {
    const begin = this.sql.begin.bind(this.sql) as Begin;
    const watched: Begin = (...how) => {
      const work = how.pop() as Work;
      return begin(...how, async (sql) => {
        let isOver = false;
        try {
          return await work(
            this.watch(
              sql,
              (error) => !isOfStatement(error),
              () => isOver,
            ),
          );
        } finally {
          isOver = true;
        }
      });
    };
    Object.assign(this.sql, { begin: watched });
  }
}

type Work = (sql: postgres.TransactionSql) => unknown;
type Begin = (...how: [...mode: unknown[], work: Work]) => Promise<unknown>;

/** Whether a statement was refused for what it says, so that the connection is none the worse for it. */
function isOfStatement(error: unknown): boolean {
  for (let [cause, depth] = [error, 0]; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ("code" in cause) return classes.has(String(cause.code).slice(0, 2)) || cause.code === afterError;
  }
  return false;
}

/** SQLSTATE, PostgreSQL manual, appendix A: data, constraints, deadlocks, names and rights, and `raise`. */
const classes = new Set(["22", "23", "40", "42", "P0"]);

/** Of statements in a transaction of which one failed before. */
const afterError = "25P02";
