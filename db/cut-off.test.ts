import { sql } from "drizzle-orm";
import { afterEach, expect, inject, it, vi } from "vitest";
import { testDatabase } from "@/test/database";
import { onDatabase } from "@/test/database-url";
import { callDoor } from "./call-door";
import { closeDatabase, onConnection } from "./client";
import { connect } from "./connect";

/** What upstream postgres.js mixes up on a connection that somebody was cut off on: docs/decisions/0052. */
const db = testDatabase();

vi.stubEnv("DATABASE_CONNECTIONS", "1");
afterEach(async () => {
  await closeDatabase();
  process.env.DATABASE_URL = db.appUrl;
});

it("whoever comes next gets all of their rows, also behind a query that failed half way", async () => {
  const failing = callDoor(sql`select 1 / (4 - i) as each from generate_series(1, 10) as i`);
  const next = [1, 2, 3].map((n) => callDoor(sql`select ${n}::int as n`));
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  expect(await Promise.all(next)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
});

it("whoever comes next gets lists as lists, also when the first question of a connection was cut off", async () => {
  const url = onDatabase(inject("server").adminUrl, new URL(db.appUrl).pathname.slice(1));
  const [admin, watcher] = [connect(url, { max: 1 }), connect(url, { max: 1 })];
  const cancel =
    () => watcher`select pg_cancel_backend(a.pid) from pg_stat_activity a join pg_locks l using (pid)
    where a.query like '%pg_catalog.pg_type%' and not l.granted`;
  expect(await cancel()).toHaveLength(0);
  const told = vi.fn();
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", told);
  const list = () => callDoor(sql`select array['00000000-0000-4000-8000-000000000000']::uuid[] as ids`);
  await admin.begin(async (tx) => {
    await tx`lock table pg_catalog.pg_type in access exclusive mode`;
    const first = list().catch((error: unknown) => error);
    await expect.poll(cancel).toHaveLength(1);
    expect(await first).toMatchObject({ code: "57014" });
  });
  expect(await list()).toEqual([{ ids: ["00000000-0000-4000-8000-000000000000"] }]);
  await Promise.all([admin.end(), watcher.end()]);
  // postgres.js lets nobody catch this (./outage.ts).
  await expect.poll(() => told.mock.calls.length).toBe(1);
  process.removeAllListeners("unhandledRejection");
  for (const other of others) process.on("unhandledRejection", other);
});

it("a transaction is of whoever began it, however many others ask at once", async () => {
  const whose = sql`select coalesce(current_setting('app.network', true), '') as network`;
  // postgres.js sends a hundred behind each other (`max_pipeline`).
  for (const others of [99, 100, 101]) {
    const around = Array.from({ length: others }, () => callDoor(whose));
    // Until they have been sent: a transaction comes by a shorter way.
    for (let step = 0; step < 50; step++) await null;
    const within = onConnection((database) =>
      database.transaction(async (tx) => {
        await tx.execute(sql`select set_config('app.network', 'ours', true)`);
        return [...(await tx.execute(whose))];
      }),
    );
    around.push(...Array.from({ length: 20 }, () => callDoor(whose)));
    expect(await within).toEqual([{ network: "ours" }]);
    expect(new Set((await Promise.all(around)).map(([row]) => row?.network))).toEqual(new Set([""]));
  }
});

it("what comes late in a transaction that is over reaches nobody's connection", async () => {
  let late: (() => Promise<unknown>) | undefined;
  await onConnection((database) =>
    database.transaction(async (tx) => {
      late = async () => tx.execute(sql`select 1`);
    }),
  );
  await expect(late?.()).rejects.toMatchObject({ cause: { message: expect.stringContaining("over") } });
});

it("a connection is kept after a refusal, and not after somebody was cut off on it", async () => {
  const pid = async () => (await callDoor<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid;
  const first = await pid();
  const run = (query: ReturnType<typeof sql>) =>
    onConnection((database) => database.transaction((tx) => tx.execute(query)));
  await expect(run(sql`select 1 / 0`)).rejects.toThrow();
  expect(await pid()).toBe(first);
  await expect(run(sql`do $$ begin raise exception sqlstate '57014'; end $$`)).rejects.toThrow();
  const second = await pid();
  expect(second).not.toBe(first);
  // Whoever asked is told another reason.
  const refused = onConnection((database) =>
    database.transaction(async (tx) => {
      await tx.execute(sql`do $$ begin raise exception sqlstate '57014'; end $$`).catch(() => {});
      throw Object.assign(new Error("refused"), { code: "23505" });
    }),
  );
  await expect(refused).rejects.toThrow("refused");
  expect(await pid()).not.toBe(second);
});
