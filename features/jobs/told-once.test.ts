import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork } from "@/test/factory";
import { type Mailed, type MailServer, openMailServer } from "@/test/mail-server";
import { openPushService, type PushService } from "@/test/push-service";
import { askTestMatch, letBeTold, passAMinute, subscribeTestDevice } from "@/test/told";
import { listTroubledJobs } from "./list-jobs";

// Each of them starts processes, which takes a while on a machine that is busy.
vi.setConfig({ testTimeout: 180_000 });

const db = testDatabase();
const workers = new Set<ChildProcess>();
let mail: MailServer;
let push: PushService;

beforeAll(async () => {
  process.env.HOLDFAST_NOTICE_SECRET = "a secret of tests, which are no secrets";
  [mail, push] = await Promise.all([openMailServer({ slow: 60 }), openPushService()]);
});

afterEach(() => Promise.all([...workers].map((worker) => end(worker, "SIGKILL"))));
afterAll(() => Promise.all([mail.close(), push.close()]));

it("tells each person once, however often workers are killed", async () => {
  const network = await foundTestNetwork(db.owner, { members: 41 });
  const [receiver = "", ...helpers] = network.members;
  const addresses = await Promise.all(helpers.map((helper) => letBeTold(db.owner, network, helper)));
  const paths = await Promise.all(
    helpers.slice(0, 10).map((helper) => subscribeTestDevice(db.owner, network, helper, push.host)),
  );
  for (const helper of helpers) await askTestMatch(db.owner, network, { receiver, helper });
  await passAMinute(db.owner, network);

  const alive = [startWorker(), startWorker()];
  for (const told of [1, 9, 17]) {
    await until(() => mail.mailed.length >= told);
    await sleep(Math.random() * 100);
    const [next] = alive.splice(0, 1);
    if (next) await end(next, "SIGKILL");
    if (alive.length === 0) alive.push(startWorker());
  }
  const [last = startWorker()] = alive;
  await until(() => new Set(mail.mailed.flatMap(({ to }) => to)).size === helpers.length);
  await untilIdle();
  await end(last, "SIGTERM");
  expect(last.exitCode).toBe(0);

  // What a killed worker had just sent goes out again under its number, by which it is known to be the same.
  const mails = new Set(mail.mailed.map((each) => `${each.to} ${numberOf(each)}`));
  expect([...mails].map((each) => each.split(" ")[0]).sort()).toEqual(addresses.sort());
  expect(new Set(mail.mailed.map(numberOf)).size).toBe(helpers.length);
  const pushes = new Set(push.pushed.map(({ path, headers }) => `${path} ${headers.topic}`));
  expect([...pushes].map((each) => each.split(" ")[0]).sort()).toEqual(paths.sort());
  const [row] = await db.owner`
    select count(distinct message_id)::int as messages, count(*)::int as notices from notices`;
  expect(row).toEqual({ messages: helpers.length, notices: helpers.length });
});

it("goes on when the database cuts it off", async () => {
  const network = await foundTestNetwork(db.owner);
  const [receiver = "", helper = ""] = network.members;
  const address = await letBeTold(db.owner, network, helper);
  startWorker();
  await until(async () => (await heldLocks()) > 0);
  await db.owner`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'holdfast jobs'`;
  await askTestMatch(db.owner, network, { receiver, helper });
  await passAMinute(db.owner, network);
  await db.owner`select sweep_notices(9)`;
  await mail.mailTo(address);
  // It has its lock again, or what it is at would be taken for lost.
  await until(async () => (await heldLocks()) > 0);
});

it.each([
  ["delete", "_private_jobs"],
  ["update of last_error", "_private_jobs"],
  ["insert", "_private_tasks"],
])("goes on when it is cut off at the %s on %s", async (step, table) => {
  const network = await foundTestNetwork(db.owner);
  const [receiver = "", helper = ""] = network.members;
  const address = await letBeTold(db.owner, network, helper);
  await db.owner.unsafe(`
    create sequence cuts;
    create function cut_off() returns trigger language plpgsql security definer as $$ begin
      if tg_op <> 'INSERT' then
        if (select identifier <> 'mail' from graphile_worker._private_tasks where id = old.task_id) then
          return coalesce(new, old);
        end if;
      end if;
      if nextval('cuts') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
      return coalesce(new, old);
    end $$;
    create trigger cut_off before ${step} on graphile_worker.${table} for each row execute function cut_off()`);
  if (step.includes("error")) mail.refusal = { code: 451, text: "busy", at: "message" };
  await askTestMatch(db.owner, network, { receiver, helper });
  await passAMinute(db.owner, network);
  const worker = startWorker();
  await until(async () => (await db.owner`select from cuts where is_called`).length > 0);
  mail.refusal = null;
  await mail.mailTo(address);
  await untilIdle();
  expect(worker.exitCode).toBe(null);
  await db.owner.unsafe("drop function cut_off cascade; drop sequence cuts");
});

it("keeps of a job that failed what kind of error it was, and nothing that it carried", async () => {
  const network = await foundTestNetwork(db.owner);
  const [receiver = "", helper = ""] = network.members;
  const address = await letBeTold(db.owner, network, helper);
  mail.refusal = { code: 451, text: `${address} is busy`, at: "message" };
  await askTestMatch(db.owner, network, { receiver, helper });
  await passAMinute(db.owner, network);
  startWorker();
  await until(async () => (await listTroubledJobs(db.owner)).length > 0);
  const [listed, ...others] = await listTroubledJobs(db.owner);
  expect(others).toEqual([]);
  expect(listed).toMatchObject({ task: "mail", most: 10 });
  expect(listed?.error).toMatch(/^SendingError \w+ at .*features\/notices\/send-mail\.ts/);
  const rows = await db.owner`select to_json(j)::text as row from graphile_worker._private_jobs j`;
  for (const { row } of rows) expect(row).not.toMatch(/@|busy/);
  expect(JSON.stringify(listed)).not.toContain(helper);
  mail.refusal = null;
});

async function heldLocks(): Promise<number> {
  const rows = await db.owner`select from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and l.classid = 4716005 and l.granted`;
  return rows.length;
}

function numberOf({ raw }: Mailed): string {
  return raw.match(/^Message-ID: (.*)$/im)?.[1]?.trim() ?? "";
}

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", join("test", "work-apart.ts")], {
    env: {
      ...process.env,
      DATABASE_OWNER_URL: db.ownerUrl,
      HOLDFAST_SMTP_URL: mail.url,
      HOLDFAST_MAIL_FROM: "holdfast@example.org",
      HOLDFAST_PUSH_HOSTS: push.host,
      HOLDFAST_LOG_LEVEL: "silent",
      TEST_CERTIFICATE: push.certificate,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  workers.add(worker);
  return worker;
}

async function end(worker: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  workers.delete(worker);
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill(signal);
  await ended;
}

async function untilIdle(): Promise<void> {
  await until(async () => {
    const [left] = await db.owner`
      select from graphile_worker.jobs where task_identifier in ('tell', 'push', 'mail')`;
    return !left;
  });
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}
