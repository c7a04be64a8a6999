import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@/db/connect";
import { purge } from "@/db/purge";
import { readEnv } from "@/lib/env";
import { freePort } from "@/lib/free-port";
import { type RunningApp, runApp } from "@/scripts/run-app";
import { fillBoard } from "./fill-board";
import { fillNetworks } from "./fill-networks";
import { hammer } from "./hammer";
import { openSessions } from "./sessions";
import { type Line, perSecond } from "./table";

const members = 100;

/** What one process takes idle and loaded, and how much more of everything so many networks cost than one does. */
export async function weighNetworks(networks: number): Promise<Line[]> {
  const dataDir = join(tmpdir(), `holdfast-bench-${randomUUID()}`);
  mkdirSync(dataDir, { mode: 0o711 });
  const log = openSync(join(dataDir, "app.log"), "a");
  const places = [dataDir];
  try {
    const alone = await withApp(dataDir, log, (app) => measure(app, places));
    const filling = await withApp(dataDir, log, ({ database }) => fill(database.ownerUrl, networks));
    const among = await withApp(dataDir, log, (app) => measure(app, places));
    const beside = (one: number, other: number) => `${(one / other).toFixed(2)} of one network`;
    return [
      { what: "memory of the app, idle", measured: megabytes(alone.idle) },
      { what: "memory of the app, loaded", measured: megabytes(alone.loaded) },
      {
        what: `rows of ${networks} networks`,
        measured: `${filling.rows}, in ${filling.seconds.toFixed(0)} s`,
      },
      { what: "the database on disk", measured: megabytes(filling.bytes) },
      { what: "start", measured: `${among.start.toFixed(1)} s`, ratio: beside(among.start, alone.start) },
      { what: "memory, idle", measured: megabytes(among.idle), ratio: beside(among.idle, alone.idle) },
      {
        what: "memory, loaded",
        measured: megabytes(among.loaded),
        ratio: beside(among.loaded, alone.loaded),
      },
      { what: "board JSON", measured: perSecond(among.rate), ratio: beside(among.rate, alone.rate) },
      {
        what: "a purge, which rewrites every table",
        measured: `${among.purge.toFixed(1)} s`,
        ratio: beside(among.purge, alone.purge),
      },
    ];
  } finally {
    closeSync(log);
    for (const place of new Set(places)) await rm(place, { recursive: true, force: true });
  }
}

type Started = RunningApp & { seconds: number };

async function withApp<T>(dataDir: string, log: number, work: (app: Started) => Promise<T>): Promise<T> {
  const start = performance.now();
  const env = readEnv({
    PORT: String(await freePort()),
    HOLDFAST_DATA: dataDir,
    HOLDFAST_REQUESTS_PER_MINUTE: "10000000",
  });
  const app = await runApp({ env, mode: "start", demo: false, log });
  try {
    return await work({ ...app, seconds: (performance.now() - start) / 1000 });
  } finally {
    await app.stop();
  }
}

/** A network of forty with a busy board, in the middle of whatever else there is. */
async function measure(app: Started, places: string[]) {
  places.push(app.database.place ?? "");
  const owner = connect(app.database.ownerUrl, { max: 4 });
  const idle = await memoryOf(app.pid);
  const network = await fillBoard(owner, 200);
  const cookies = await openSessions(owner, network.id, app.database.nextauthSecret);
  await owner.end();
  const cookie = cookies.get(network.members[1] ?? "") ?? "";
  const url = `${app.origin}/api/n/${network.id}/board`;
  const rates = await hammer([{ name: "board", url, headers: { cookie } }], { rounds: 3 });
  const { perSecond: rate = 0, failed = 0 } = rates.get("board") ?? {};
  if (failed > 0) throw new Error(`${failed} requests for the board were refused.`);
  const loaded = await memoryOf(app.pid);
  return { start: app.seconds, idle, loaded, rate, purge: await timePurge(app) };
}

/** In seconds; NaN when another one is still at it. */
async function timePurge({ database }: Started): Promise<number> {
  const start = performance.now();
  const purged = await purge(database.ownerUrl);
  return purged ? (performance.now() - start) / 1000 : Number.NaN;
}

async function fill(ownerUrl: string, networks: number) {
  const owner = connect(ownerUrl, { max: 1 });
  const start = performance.now();
  const rows = await fillNetworks(owner, networks, members);
  const seconds = (performance.now() - start) / 1000;
  const [size] = await owner<{ bytes: string }[]>`select pg_database_size(current_database()) as bytes`;
  await owner.end();
  return { rows, seconds, bytes: Number(size?.bytes) };
}

/** The bytes of a process that are in memory (proc(5), VmRSS); NaN where there is no /proc. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

function megabytes(bytes: number): string {
  return Number.isNaN(bytes) ? "unknown here" : `${Math.round(bytes / 1_000_000)} MB`;
}
