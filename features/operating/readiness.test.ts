import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { testDatabase } from "@/test/database";
import { sayHealthy, sayReady } from "./health-answers";
import { beginLeaving } from "./leaving";

const db = testDatabase();

it("is ready on a migrated database, in words that nobody keeps", async () => {
  await expect.poll(look).toEqual({ status: 200, text: "ready\n", cache: "no-store" });
});

it("asks the database once for all who ask at the same moment", async () => {
  await sleep(600);
  const before = await countTransactions();
  await Promise.all(Array.from({ length: 50 }, () => sayReady()));
  // One is the question, one may be of the counting itself.
  expect((await countTransactions()) - before).toBeLessThan(10);
});

it("is not ready while a migration that it knows is missing, and is when there are more", async () => {
  await db.owner`update drizzle.__drizzle_migrations set created_at = created_at - 1`;
  await expect.poll(look).toMatchObject({ status: 503, text: "not ready: the database lacks migrations\n" });
  await db.owner`update drizzle.__drizzle_migrations set created_at = created_at + 1000`;
  await expect.poll(look).toMatchObject({ status: 200 });
});

it("is not ready on a database without any migration, or that hides them", async () => {
  await db.owner`revoke usage on schema drizzle from holdfast_app`;
  await expect.poll(look).toMatchObject({ status: 503, text: "not ready: the database lacks migrations\n" });
  await db.owner`grant usage on schema drizzle to holdfast_app`;
});

it("is not ready without a database, and alive all the same", async () => {
  await closeDatabase();
  process.env.DATABASE_URL = "postgres://holdfast_app:x@127.0.0.1:9/holdfast";
  await expect.poll(look).toMatchObject({ status: 503, text: "not ready: the database does not answer\n" });
  expect(sayHealthy().status).toBe(200);
  await closeDatabase();
  process.env.DATABASE_URL = db.appUrl;
  await expect.poll(look).toMatchObject({ status: 200 });
});

it("is not ready once it leaves", async () => {
  expect(beginLeaving()).toBe(true);
  expect(await look()).toMatchObject({ status: 503, text: "not ready: shutting down\n" });
  expect(beginLeaving()).toBe(false);
});

/** Later than what the last look is remembered for. */
async function look() {
  await sleep(600);
  const answer = await sayReady();
  return {
    status: answer.status,
    text: await answer.text(),
    cache: answer.headers.get("cache-control"),
  };
}

async function countTransactions(): Promise<number> {
  await sleep(1200);
  const [row] = await db.owner<{ count: string }[]>`
    select xact_commit + xact_rollback as count from pg_stat_database where datname = current_database()`;
  return Number(row?.count);
}
