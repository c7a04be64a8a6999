import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { onConnection, poolState } from "@/db/client";
import { testDatabase } from "@/test/database";
import { countRequests } from "./count-requests";
import { metrics } from "./metrics";
import { readRoutePatterns } from "./route-patterns";
import { sayMetrics } from "./say-metrics";

const db = testDatabase();
const token = "t".repeat(40);
const canary = "11111111-2222-4333-8444-555555555555";
let server: Server;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-manifest-"));
  const file = join(folder, "routes-manifest.json");
  await writeFile(
    file,
    JSON.stringify({
      staticRoutes: [{ page: "/start", regex: "^/start(?:/)?$" }],
      dynamicRoutes: [{ page: "/n/[network]", regex: "^/n/([^/]+?)(?:/)?$" }],
    }),
  );
  countRequests(readRoutePatterns(file));
  await rm(folder, { recursive: true });
  server = createServer((request, response) => {
    if (request.url?.startsWith("/start?slow")) return;
    response.writeHead(request.url?.includes("refused") ? 409 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => void server.close());

it("counts by pattern and class, and keeps nothing of an address", async () => {
  await ask(`/n/${canary}?x=${canary}`);
  await ask(`/n/${canary}?refused`);
  await ask(`/start?${canary}`, "POST");
  await ask(`/${canary}.php`, "DELETE");
  await ask(`/_next/static/${canary}.js`);
  const gone = new AbortController();
  const hangingUp = ask("/start?slow", "GET", gone.signal).catch(() => null);
  await untilInFlight(1);
  gone.abort();
  await hangingUp;
  await untilInFlight(0);
  const text = await metrics().registry.metrics();
  expect(text).not.toContain(canary);
  const counted = text.split("\n").filter((line) => line.startsWith("holdfast_http_requests_total{"));
  expect(counted.sort()).toEqual(
    [
      ...['route="/_next",method="GET",status="2xx"', 'route="/n/[network]",method="GET",status="2xx"'],
      ...['route="/n/[network]",method="GET",status="4xx"', 'route="/start",method="GET",status="gone"'],
      ...['route="/start",method="POST",status="2xx"', 'route="other",method="other",status="2xx"'],
    ].map((labels) => `holdfast_http_requests_total{${labels}} 1`),
  );
  expect(text).toContain("holdfast_http_requests_in_flight 0");
  expect(text).toContain('holdfast_http_request_duration_seconds_count{route="/n/[network]"} 2');
});

it("tells of the pool: what there is, and what waits", async () => {
  const sleeping = Array.from({ length: 13 }, () =>
    onConnection((database) => database.transaction((tx) => tx.execute(sql`select pg_sleep(0.5)`))),
  );
  expect(poolState()).toEqual({ most: 10, running: 10, waiting: 3 });
  await Promise.all(sleeping);
  expect(poolState()).toMatchObject({ running: 0, waiting: 0 });
  expect(await metrics().registry.metrics()).toContain('holdfast_database_transactions{state="waiting"} 0');
});

it("tells of jobs by their kind, and when the clock's work was last done", async () => {
  await db.owner`select graphile_worker.add_job('push', json_build_object('device', ${canary}::text))`;
  await db.owner`select graphile_worker.permanently_fail_jobs(array[(graphile_worker.add_job('mail')).id], 'Error')`;
  await db.owner`insert into job_runs (task, done_at) values ('purge', now())`;
  const told = async () => {
    const text = await metrics().registry.metrics();
    expect(text).toContain('holdfast_jobs{task="push",state="waiting"} 1');
    expect(text).toContain('holdfast_jobs{task="mail",state="failed"} 1');
    expect(text).toMatch(/holdfast_job_last_success_timestamp_seconds\{task="purge"\} 1\d{9}/);
    return text;
  };
  const text = await vi.waitFor(told, { timeout: 20_000 });
  expect(text).not.toContain(canary);
  expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
  expect(text).toContain("process_resident_memory_bytes");
});

it("is there for who brings the token alone, and for nobody without one", async () => {
  expect((await sayMetrics(asking(token))).status).toBe(404);
  process.env.HOLDFAST_METRICS_TOKEN = token;
  expect((await sayMetrics(asking(null))).status).toBe(401);
  expect((await sayMetrics(asking(`${token}x`))).status).toBe(401);
  const answer = await sayMetrics(asking(token));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("version=0.0.4");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  delete process.env.HOLDFAST_METRICS_TOKEN;
});

/** Until so many requests are in flight, as the metrics have it. */
async function untilInFlight(count: number): Promise<void> {
  const words = `holdfast_http_requests_in_flight ${count}\n`;
  while (!(await metrics().registry.metrics()).includes(words)) await sleep(20);
}

function asking(bearer: string | null): Request {
  return new Request("http://localhost/metrics", {
    headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
  });
}

async function ask(path: string, method = "GET", signal?: AbortSignal): Promise<void> {
  const { port } = server.address() as AddressInfo;
  await (await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(signal && { signal }) })).text();
}
