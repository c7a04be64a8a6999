import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { afterEach, describe, expect, it } from "vitest";
import { testDatabase } from "../test/database";
import { connect } from "./connect";
import { prepareStatements } from "./prepare-statements";

const db = testDatabase();
let opened: postgres.Sql | undefined;

afterEach(() => opened?.end());

describe("a query of drizzle", () => {
  it("is prepared once for a connection, and stays so", async () => {
    const { ask, prepared } = open("");
    expect([await ask(1), await ask(2), await ask(3)]).toEqual([1, 2, 3]);
    expect(await prepared()).toEqual(["select $1::int as n"]);
  });

  it("is not when it has a long list, or a pooler is in between", async () => {
    const { database, prepared } = open("");
    const many = sql.join(
      Array.from({ length: 30 }, (_, index) => sql`${index}::int`),
      sql`, `,
    );
    const [row] = await database.execute<{ n: number }>(
      sql`select count(*)::int as n from (values (${many})) as t`,
    );
    expect(row?.n).toBe(1);
    expect(await prepared()).toEqual([]);
    await opened?.end();
    const pooled = open("&prepare=false");
    expect(await pooled.ask(4)).toBe(4);
    expect(await pooled.prepared()).toEqual([]);
  });

  it("goes on when what it was prepared for has changed its form", async () => {
    const { database } = open("");
    await db.owner`create table shapes (one int)`;
    await db.owner`insert into shapes values (1)`;
    await db.owner`grant select on shapes to public`;
    const read = () => database.execute(sql`select * from shapes where one = ${1}`);
    expect([...(await read())]).toEqual([{ one: 1 }]);
    await db.owner`alter table shapes add column two int default 2`;
    expect([...(await read())]).toEqual([{ one: 1, two: 2 }]);
  });
});

function open(query: string) {
  const client = prepareStatements(connect(db.appUrl + query, { max: 1 }));
  opened = client;
  const database = drizzle(client);
  return {
    database,
    async ask(n: number) {
      const [row] = await database.execute<{ n: number }>(sql`select ${n}::int as n`);
      return row?.n;
    },
    async prepared() {
      const rows = await client.unsafe<{ statement: string }[]>(
        "select statement from pg_prepared_statements where statement not like '%pg_catalog.pg_type%'",
      );
      return rows.map(({ statement }) => statement);
    },
  };
}
