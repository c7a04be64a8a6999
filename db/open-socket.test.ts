import { createServer, connect as dial, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { connect } from "./connect";
import { openSocket } from "./open-socket";
import { isOutage } from "./outage";

const db = testDatabase();

/** Stands between, and falls silent when it is told to. */
const through = new Set<Socket>();
const between = createServer((near) => {
  const far = dial(`${new URL(db.appUrl).searchParams.get("host")}/.s.PGSQL.5432`);
  near.pipe(far).pipe(near);
  for (const socket of [near, far]) socket.on("error", () => {});
  through.add(far);
});
beforeAll(() => new Promise<void>((resolve) => between.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  for (const socket of through) socket.destroy();
  between.close();
});

it("cuts off a database that has fallen silent, and asks anew", async () => {
  const sql = open(2500);
  expect(await sql`select 1 as one`).toMatchObject([{ one: 1 }]);
  const asking = sql`select 2 as two`.then(
    () => null,
    (error) => error,
  );
  for (const socket of through) socket.unpipe().pause();
  expect(isOutage(await asking)).toBe(true);
  expect(await sql`select 3 as three`).toMatchObject([{ three: 3 }]);
  await sql.end();
});

it("leaves one alone that takes its time to answer", async () => {
  const sql = open(4000);
  const [before] = await sql`select pg_backend_pid() as pid`;
  for (let times = 0; times < 10; times++) await sql`select pg_sleep(0.5)`;
  expect(await sql`select pg_backend_pid() as pid`).toEqual([before]);
  await sql.end();
});

it("tells of a place where nobody listens", async () => {
  const sql = connect("postgres://a:b@127.0.0.1:9/c", { max: 1, socket: openSocket(500) });
  await expect(sql`select 1`).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await expect(sql`select 1`).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await sql.end();
});

function open(patience: number) {
  const url = new URL(db.appUrl);
  const { port } = between.address() as { port: number };
  url.searchParams.delete("host");
  url.port = String(port);
  return connect(url.href, { max: 1, socket: openSocket(patience) });
}
