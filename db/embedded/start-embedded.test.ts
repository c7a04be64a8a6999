import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, expect, test } from "vitest";
import { PlainError } from "@/lib/plain-error";
import { connect } from "../connect";
import { findPostmaster, isAlive } from "./postmaster";
import { type Embedded, startEmbedded } from "./start-embedded";

/** Made by the first test that starts on it; the others find it as somebody's second start would. */
const home = join(tmpdir(), `holdfast-test-${randomUUID()}`);
const directories: string[] = [];
const running = new Set<Embedded>();

afterEach(async () => {
  for (const server of running) await stop(server);
  for (const path of directories.splice(0)) await rm(path, { recursive: true, force: true });
});
afterAll(() => rm(home, { recursive: true, force: true }));

test("a start makes a database of its own roles, in files that are private", async () => {
  const server = await start(home);
  const owner = "select pg_get_userbyid(datdba) from pg_database where datname = current_database()";
  expect(await ask(server.ownerUrl, owner)).toBe("holdfast_owner");
  expect(await ask(server.appUrl, "select current_user")).toBe("holdfast_app");
  expect(await ask(server.appUrl, "show server_encoding")).toBe("UTF8");
  expect(await ask(server.appUrl, "show timezone")).toBe("UTC");
  expect(await mode(join(home, "secrets.json"))).toBe("600");
  expect(await mode(join(server.place, "run"))).toBe("700");
});

test("nothing listens on the network, and a wrong password opens nothing", async () => {
  const server = await start(home);
  expect(await ask(server.adminUrl, "show listen_addresses")).toBe("");
  const wrong = server.ownerUrl.replace(server.secrets.owner, "wrong");
  await expect(ask(wrong, "select 1")).rejects.toMatchObject({ code: "28P01" });
});

test("values of a statement that fails are not written to the log", async () => {
  const server = await start(home);
  const failing = ask(server.ownerUrl, "select 'canary-in-a-statement'::int");
  await expect(failing).rejects.toMatchObject({ code: "22P02" });
  await stop(server);
  const log = await readFile(server.logFile, "utf8");
  expect(log).toContain("ready to accept connections");
  expect(log).not.toContain("canary");
});

test("stopping leaves no process, and a second start finds everything again", async () => {
  const first = await start(home);
  await ask(first.ownerUrl, "create table kept_stopped as select 42 as number");
  const pid = await pidOf(first);
  await stop(first);
  expect(isAlive(pid)).toBe(false);

  const second = await start(home);
  expect(second.appUrl).toBe(first.appUrl);
  expect(await ask(second.ownerUrl, "select number from kept_stopped")).toBe(42);
});

test("two starts at once share one server, which stops with the last of them", async () => {
  const dataDir = newDirectory();
  const [first, second] = await Promise.all([start(dataDir), start(dataDir)]);
  const pid = await pidOf(first);
  expect(await pidOf(second)).toBe(pid);
  await stop(first);
  expect(await ask(second.appUrl, "select 1")).toBe(1);
  await stop(second);
  expect(isAlive(pid)).toBe(false);
});

test("a killed server starts again by itself, where it was, with what was committed", async () => {
  const [server, other] = [await start(home), await start(home)];
  await ask(server.ownerUrl, "create table kept as select 42 as number");
  const sql = connect(server.ownerUrl, { max: 1 });
  for (let times = 0; times < 3; times++) {
    const pid = await pidOf(server);
    process.kill(pid, "SIGKILL");
    await expect.poll(() => pidOf(server).catch(() => pid), patiently).not.toBe(pid);
    await expect
      .poll(() => sql`select number from kept`.catch(() => []), patiently)
      .toMatchObject([{ number: 42 }]);
  }
  await sql.end();
  const pid = await pidOf(server);
  // The one that has it again first would take itself for the last.
  const holds = "select count(*)::int from pg_locks where locktype = 'advisory' and mode = 'ShareLock'";
  await expect.poll(() => ask(server.adminUrl, holds), patiently).toBe(2);
  await stop(server);
  expect(isAlive(pid)).toBe(true);
  await stop(other);
  expect(isAlive(pid)).toBe(false);
});

test("stopping in the middle of that leaves nothing behind", async () => {
  const server = await start(home);
  const pid = await pidOf(server);
  process.kill(pid, "SIGKILL");
  await expect.poll(() => isAlive(pid)).toBe(false);
  await stop(server);
  expect(await findPostmaster(join(home, "postgres-18"))).toBeNull();
});

test("a server that cannot start again is given up, with what it says", async () => {
  const server = await start(newDirectory());
  const cluster = join(server.place, "postgres-18");
  const pid = await pidOf(server);
  await rename(join(cluster, "PG_VERSION"), join(cluster, "gone"));
  process.kill(pid, "SIGKILL");
  const reason = await server.lost;
  expect(reason).toBeInstanceOf(PlainError);
  expect(String(reason)).toContain("is not a valid data directory");
});

test("the server of a killed launcher is taken over and stopped", async () => {
  const launcher = spawn(process.execPath, ["--import", "tsx", launcherFile, home]);
  await once(launcher.stdout, "data");
  launcher.kill("SIGKILL");
  await once(launcher, "exit");
  const orphan = await findPostmaster(join(home, "postgres-18"));

  const server = await start(home);
  expect(await pidOf(server)).toBe(orphan?.pid);
  await stop(server);
  expect(isAlive(orphan?.pid ?? process.pid)).toBe(false);
});

test("a process number that was given to another program since a crash does not stop the start", async () => {
  await stop(await start(home));
  const stale = [process.pid, join(home, "postgres-18"), 1_700_000_000, 5432, "/nowhere", "", "", "ready   "];
  await writeFile(join(home, "postgres-18", "postmaster.pid"), stale.join("\n"));
  const server = await start(home);
  expect(await ask(server.appUrl, "select 1")).toBe(1);
});

test("a data directory that only root can enter keeps its database elsewhere, and remembers where", async () => {
  const parent = newDirectory();
  await mkdir(parent);
  await chmod(parent, 0o700);
  const dataDir = join(parent, "data");
  const first = await start(dataDir);
  directories.push(first.place);
  // Only root hands the server to another account, so only then is there anyone who cannot enter.
  expect(first.place.startsWith("/var/tmp/holdfast-")).toBe(process.getuid?.() === 0);
  await ask(first.ownerUrl, "create table kept as select 42 as number");
  await stop(first);

  const second = await start(dataDir);
  expect(second.place).toBe(first.place);
  expect(await ask(second.ownerUrl, "select number from kept")).toBe(42);
});

test("a database kept elsewhere that has vanished is not silently replaced", async () => {
  const dataDir = newDirectory();
  await mkdir(dataDir, { mode: 0o711 });
  await symlink("/var/tmp/holdfast-gone", join(dataDir, "elsewhere"));
  await expect(start(dataDir)).rejects.toThrow("/var/tmp/holdfast-gone, which is gone");
});

test("a path too long for a socket gets a short socket directory, gone after the stop", async () => {
  const server = await start(join(newDirectory(), "a-long-name-".repeat(12)));
  const socket = new URL(server.appUrl).searchParams.get("host") ?? "";
  expect(socket).toMatch(/^\/tmp\/holdfast-[0-9a-f]+$/);
  expect(await ask(server.appUrl, "select 1")).toBe(1);
  await stop(server);
  expect(existsSync(socket)).toBe(false);
});

const patiently = { timeout: 30_000 };

const launcherFile = fileURLToPath(new URL("../../test/launch-and-wait.ts", import.meta.url));

function newDirectory(): string {
  const path = join(tmpdir(), `holdfast-test-${randomUUID()}`);
  directories.push(path);
  return path;
}

async function start(dataDir: string): Promise<Embedded> {
  const server = await startEmbedded({ dataDir });
  running.add(server);
  return server;
}

async function stop(server: Embedded): Promise<void> {
  running.delete(server);
  await server.stop();
}

async function pidOf(server: Embedded): Promise<number> {
  const postmaster = await findPostmaster(join(server.place, "postgres-18"));
  if (!postmaster) throw new Error("No server runs.");
  return postmaster.pid;
}

async function ask(url: string, statement: string): Promise<unknown> {
  const sql = connect(url, { max: 1 });
  try {
    const [row] = await sql.unsafe(statement);
    return row && Object.values(row)[0];
  } finally {
    await sql.end();
  }
}

async function mode(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}
