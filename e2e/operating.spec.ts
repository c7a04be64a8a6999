import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { connect } from "@/db/connect";
import { createDatabase } from "@/db/embedded/roles";
import { ask } from "../test/ask";
import { onDatabase } from "../test/database-url";
import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { expect, test } from "./fixtures";
import { serveBeside } from "./serve-beside";
import { baseUrl, hashOf } from "./two-networks";

const root = join(import.meta.dirname, "..");

test("says that it is well to whoever asks, and keeps its figures to itself", async () => {
  for (const [path, word] of [
    ["/healthz", "ok\n"],
    ["/readyz", "ready\n"],
  ] as const) {
    const { status, headers, text } = await ask(path, { cookie: "next-auth.session-token=x" });
    expect([status, text]).toEqual([200, word]);
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["set-cookie"]).toBeUndefined();
    expect(await ask(path, { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
  }
  expect((await ask("/metrics")).status).toBe(404);
});

test("without a database it lives, is not ready, and logs what fails without what was sent", async ({
  owner,
}) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const ada = await signIn(baseUrl(), network, network.member("Ada"));
  const canary = randomBytes(12).toString("hex");
  const token = randomBytes(24).toString("base64url");
  const app = await serveBeside({
    DATABASE_URL: `postgres://holdfast_app:${canary}@127.0.0.1:9/holdfast`,
    HOLDFAST_LOG_LEVEL: "debug",
    HOLDFAST_METRICS_TOKEN: token,
  });
  const at = app.address;
  try {
    expect((await ask("/healthz", { at })).status).toBe(200);
    const ready = await ask("/readyz", { at });
    expect([ready.status, ready.text]).toEqual([503, "not ready: the database does not answer\n"]);
    const headers = { "x-canary": canary, "x-forwarded-for": canary, "user-agent": canary, referer: canary };
    const sent = { at, headers, json: { invite: randomUUID(), token: canary.repeat(2).slice(0, 43) } };
    const failed = await ask(`/api/issue-nonce?${canary}`, { at, method: "POST", headers, json: {} });
    expect([failed.status, failed.headers["retry-after"]]).toEqual([503, "2"]);
    expect((await ask(`/n/${network.id}/mine?${canary}`, { at, headers, cookie: ada })).status).toBe(500);
    await ask(`/api/peek-invite?${canary}`, { ...sent, method: "POST" });
    for (const path of [
      `/n/${randomUUID()}?${canary}`,
      `/${canary}`,
      `/join/${canary}`,
      `/api/n/${canary}/board`,
    ]) {
      await ask(path, { at, headers, cookie: `a=${canary}` });
    }
    const log = readFileSync(app.log, "utf8");
    expect(log).not.toContain(canary);
    // What the framework says of itself before the app is up is no line of the log; all that follows is.
    const lines = log
      .slice(log.indexOf("\n{") + 1)
      .trimEnd()
      .split("\n");
    const errors = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "error");
    const page = errors.find(({ route }) => route === "/n/[network]/mine");
    expect(page).toMatchObject({ level: "error", error: { class: "Error" } });
    expect(page.error.at.length).toBeGreaterThan(2);
    expect(JSON.stringify(page.error.cause)).toContain("ECONNREFUSED");
    expect(lines.some((line) => JSON.parse(line).event === "database")).toBe(true);

    expect((await ask("/metrics", { at })).status).toBe(401);
    const metrics = await ask("/metrics", { at, headers: { authorization: `Bearer ${token}` } });
    expect(metrics.status).toBe(200);
    expect(metrics.text).not.toContain(canary);
    expect(metrics.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(metrics.text).toContain('{route="/api/issue-nonce",method="POST",status="5xx"} 1');
    expect(metrics.text).toMatch(/\{route="\/n\/\[network\]",method="GET",status="\dxx"\} 1/);
    expect(metrics.text).toContain("holdfast_database_connections_most 10");
  } finally {
    await app.stop();
  }
});

test("told to stop, it ends what is in flight and says that it is on its way out", async () => {
  const app = await serveBeside({});
  const [slow, waiting] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })];
  const first = await begin(app.address, "/api/issue-nonce", slow);
  const second = await begin(app.address, "/api/issue-nonce", waiting);
  const stopped = app.stop();
  while (await ask("/healthz", { at: app.address }).then(Boolean, () => false)) await sleep(20);
  expect((await first.finish("{}")).status).toBe(200);
  expect((await second.finish("{}")).status).toBe(200);
  await stopped;
});

test("last night's backup comes back into an empty database, and the app works on it", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada", "Ben"] });
  const need = await postRealNeed(owner, network, { by: network.member("Ada"), note: "Ride" });
  const folder = await mkdtemp(join(tmpdir(), "holdfast-backup-"));
  const name = `restored_${randomBytes(8).toString("hex")}`;
  const urls = [process.env.DATABASE_APP_URL ?? "", process.env.DATABASE_OWNER_URL ?? ""] as const;
  const restored = urls.map((url) => onDatabase(url, name)) as [string, string];
  await asAdmin((admin) => createDatabase(admin, name));
  const copy = connect(restored[1], { max: 1 });
  try {
    expect(await runScript("backup", folder, urls)).toContain("Backed up into ");
    const [file = ""] = await readdir(folder);
    expect(await runScript("restore", join(folder, file), restored)).toMatch(
      /^Restored \d+ rows as they were on 2/,
    );
    expect(await hashOf(copy, network)).toBe(await hashOf(owner, network));
    await expect(runScript("restore", join(folder, file), restored)).rejects.toThrow(
      "This database is not empty",
    );

    const app = await serveBeside({ DATABASE_URL: restored[0] });
    try {
      expect((await ask("/readyz", { at: app.address })).status).toBe(200);
      const cookie = await signIn(app.address, network, network.member("Ben"));
      const board = await ask(`/api/n/${network.id}/board`, { at: app.address, cookie });
      expect([board.status, board.text.includes(need)]).toEqual([200, true]);
    } finally {
      await app.stop();
    }
  } finally {
    await copy.end();
    await asAdmin((admin) => admin.unsafe(`drop database "${name}" with (force)`));
    await rm(folder, { recursive: true });
  }
});

/** A request whose body is on its way until `finish`. */
async function begin(origin: string, path: string, agent: Agent) {
  const { hostname, port } = new URL(origin);
  const headers = {
    ...{ "content-type": "application/json", "content-length": "2", origin },
    // To which a server says "go on" as soon as it has read what stands before the body (RFC 9110, 10.1.1).
    expect: "100-continue",
  };
  const asking = request({ hostname, port, path, agent, method: "POST", headers });
  const begun = once(asking, "continue");
  const answered = new Promise<{ status: number | undefined }>((resolve, reject) => {
    asking.on("error", reject);
    asking.on("response", (response) => resolve({ status: response.resume().statusCode }));
  });
  asking.flushHeaders();
  await begun;
  return {
    finish(rest: string) {
      asking.end(rest);
      return answered;
    },
  };
}

/** What a script says; rejects with what it complains of. */
async function runScript(
  name: string,
  argument: string,
  [app, owner]: readonly [string, string],
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", join(root, "scripts", `${name}.ts`), argument],
    { cwd: root, env: { ...process.env, DATABASE_URL: app, DATABASE_OWNER_URL: owner } },
  );
  return stdout;
}

async function asAdmin(work: (admin: ReturnType<typeof connect>) => Promise<unknown>): Promise<void> {
  const admin = connect(process.env.DATABASE_ADMIN_URL ?? "", { max: 1 });
  await work(admin);
  await admin.end();
}
