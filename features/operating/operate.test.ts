import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { testDatabase } from "@/test/database";

const db = testDatabase();
const program = fileURLToPath(new URL("../../test/operate-apart.ts", import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

it("finishes what is in flight when it is told to end, says so, and lets nobody new in", async () => {
  const app = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await expect.poll(() => ask(app.port, "/readyz", agent)).toEqual({ status: 200, text: "ready\n" });
  const slow = ask(app.port, "/slow", new Agent());
  await app.untilInFlight();
  // Under way on a connection of old, so that the answer comes from a process that is leaving.
  const asking = ask(app.port, "/slow", agent);
  await app.untilInFlight();
  app.child.kill("SIGTERM");
  await app.untilLogged("Told to stop");
  const knock = () => ask(app.port, "/readyz", new Agent()).catch(({ code }) => code);
  await expect.poll(knock).toBe("ECONNREFUSED");
  app.child.kill("SIGTERM");
  await sleep(100);
  expect(app.child.exitCode).toBe(null);
  app.child.send("answer");
  expect(await slow).toEqual({ status: 200, text: "at last" });
  expect(await asking).toEqual({ status: 200, text: "at last" });
  await app.ended;
  expect(app.child.exitCode).toBe(0);
  expect(app.lines().map(({ event, msg }) => `${event}: ${msg}`)).toContain("shutdown: Stopped.");
});

it("still takes what comes while a web server in front has yet to notice, and says where it is not wanted", async () => {
  const app = await start({ HOLDFAST_LEAVE_SECONDS: "8" });
  await ask(app.port, "/readyz", new Agent());
  app.child.kill("SIGTERM");
  await app.untilLogged("Told to stop");
  expect(await ask(app.port, "/readyz", new Agent())).toEqual({
    status: 503,
    text: "not ready: shutting down\n",
  });
  expect(await ask(app.port, "/any", new Agent())).toEqual({ status: 200, text: "done" });
  await app.ended;
  expect(app.child.exitCode).toBe(0);
});

it("is told by whoever started it as well, and needs nothing to be in flight", async () => {
  const app = await start();
  await ask(app.port, "/readyz", new Agent({ keepAlive: true }));
  app.child.send("leave");
  await app.ended;
  expect(app.child.exitCode).toBe(0);
});

it("cuts off what takes longer than its time", async () => {
  const app = await start({ HOLDFAST_SHUTDOWN_SECONDS: "1" });
  const slow = ask(app.port, "/slow", new Agent());
  const outcome = slow.catch((error: NodeJS.ErrnoException) => error.code);
  await app.untilInFlight();
  const began = performance.now();
  app.child.kill("SIGTERM");
  expect(await outcome).toBe("ECONNRESET");
  await app.ended;
  expect(performance.now() - began).toBeGreaterThan(900);
  expect(app.child.exitCode).toBe(1);
  expect(app.lines().at(-1)).toMatchObject({ level: "warn", event: "shutdown" });
});

it("prints nothing but lines of the log, and nothing of what packages print", async () => {
  const app = await start({ HOLDFAST_LOG_LEVEL: "debug" });
  const canary = "canary7f3a91";
  await ask(app.port, `/print?${canary}`, new Agent());
  // Errors wait a moment for one who knows more of them; and nothing comes behind.
  for (const name of ["Error", "RangeError", "TypeError"]) await app.untilLogged(`"class":"${name}"`);
  await sleep(300);
  const lines = app.lines();
  expect(app.output()).not.toContain(canary);
  const errors = lines.filter(({ level }) => level === "error");
  expect(errors.map(({ error }) => error?.class).sort()).toEqual(["Error", "RangeError", "TypeError"]);
  expect(errors.find(({ error }) => error?.class === "TypeError")?.error).toMatchObject({ code: "E_TEST" });
  expect(errors.find(({ error }) => error?.class === "RangeError")).toMatchObject({ route: "/n/[network]" });
  expect(JSON.stringify(errors.map(({ error }) => error?.at))).toContain("test/operate-apart.ts");
  expect(lines.filter(({ event }) => event === "print").map(({ level }) => level)).toEqual(["warn", "debug"]);
});

type Line = {
  level: string;
  event: string;
  msg: string;
  route?: string;
  error?: { class: string; at?: string[] };
};

async function start(variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", program], {
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: db.appUrl, ...variables },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  children.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return {
    child,
    port,
    ended: once(child, "exit"),
    output: () => text,
    lines: () =>
      text
        .trimEnd()
        .split("\n")
        .map((line): Line => JSON.parse(line)),
    /** Until a request has come in that is not answered yet; once for each. */
    async untilInFlight() {
      await once(child, "message");
    },
    async untilLogged(words: string) {
      while (!text.includes(words)) await sleep(20);
    },
  };
}

function ask(port: number, path: string, agent: Agent): Promise<{ status?: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port, path, agent }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode, text }));
    });
    asking.on("error", reject);
    asking.end();
  });
}
