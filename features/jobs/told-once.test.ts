import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork } from "@/test/factory";
import { type MailServer, startMailServer } from "@/test/mail-server";
import { askTestMatch, letBeTold, passAMinute } from "@/test/told";

const secret = "a secret of tests, which are no secrets";
const db = testDatabase();
const workers = new Set<ChildProcess>();
let server: MailServer;

beforeAll(async () => {
  process.env.HOLDFAST_NOTICE_SECRET = secret;
  server = await startMailServer({ milliseconds: 40 });
});

afterEach(() => Promise.all([...workers].map((worker) => end(worker, "SIGKILL"))));
afterAll(() => server.stop());

it("tells each person once, however often workers are killed", async () => {
  const network = await foundTestNetwork(db.owner, { members: 41 });
  const [receiver = "", ...helpers] = network.members;
  const addresses = await Promise.all(helpers.map((helper) => letBeTold(db.owner, network, helper)));
  for (const helper of helpers) await askTestMatch(db.owner, network, { receiver, helper });
  await passAMinute(db.owner, network);

  for (let told = 0; told < 24; told += 8) {
    const [killed] = [startWorker(), startWorker()];
    await until(() => server.received.length > told);
    await sleep(Math.random() * 100);
    for (const worker of told === 16 ? workers : [killed]) await end(worker, "SIGKILL");
  }
  startWorker();
  await until(() => new Set(server.received.map(({ to }) => to)).size === helpers.length);
  await untilIdle();

  expect(new Set(server.received.map(({ to }) => to))).toEqual(new Set(addresses));
  // A mail that a killed worker had just sent goes out again under its number, by which it is known to be the same.
  const told = new Set(server.received.map(({ to, id }) => `${to} ${id}`));
  expect(told.size).toBe(helpers.length);
  expect(new Set(server.received.map(({ id }) => id)).size).toBe(helpers.length);
  const [row] =
    await db.owner`select count(distinct message_id)::int as messages, count(*)::int as notices from notices`;
  expect(row).toEqual({ messages: helpers.length, notices: helpers.length });
});

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", join("test", "work-apart.ts")], {
    env: {
      ...process.env,
      DATABASE_OWNER_URL: db.ownerUrl,
      HOLDFAST_SMTP_URL: server.url,
      HOLDFAST_MAIL_FROM: "holdfast@example.org",
    },
    stdio: ["ignore", process.env.SHOW ? "inherit" : "ignore", "inherit"],
  });
  workers.add(worker);
  return worker;
}

async function end(worker: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill(signal);
  await ended;
  workers.delete(worker);
}

async function untilIdle(): Promise<void> {
  await until(async () => {
    const [left] =
      await db.owner`select from graphile_worker.jobs where task_identifier in ('tell', 'push', 'mail')`;
    return !left;
  });
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}
