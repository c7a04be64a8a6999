import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type postgres from "postgres";
import { connect } from "@/db/connect";
import { readEnv } from "@/lib/env";
import { freePort } from "@/lib/free-port";
import { buildWhenNeeded } from "@/scripts/build-app";
import { type RunningApp, runApp } from "@/scripts/run-app";
import { rateClaims } from "./claims";
import { fillBoard } from "./fill-board";
import { weighScripts } from "./first-load";
import { hammer, type Rate, type Target } from "./hammer";
import { weighNetworks } from "./networks";
import { rateOpening, rateProtection } from "./protection";
import { timeRotations } from "./rotate";
import { openSessions } from "./sessions";
import { kilobytes, type Line, perSecond, printTable, sayRate } from "./table";
import { timeStart } from "./time-start";

// `npm run bench`: how fast the built app is, each figure beside a peer of the same run, because machines differ and
// are busy. It asserts nothing. `npm run bench -- networks` weighs ten thousand networks, which takes some minutes more.

const listings = 500;

await buildWhenNeeded(console.log);
const ready = await timeStart(await freePort());
printTable("From `npm start` on an empty data directory, already built", [
  { what: "first page", measured: `${ready.toFixed(1)} s`, aim: "5 s" },
]);
await withApp(async (app, owner, log) => {
  const secret = app.database.nextauthSecret;
  const network = await fillBoard(owner, listings);
  const cookie = (await openSessions(owner, network.id, secret)).get(network.members[1] ?? "") ?? "";
  const board = `${app.origin}/n/${network.id}`;
  await rateBoard(app.origin, board, cookie);
  await weighPages(app.origin, board, cookie);
  await rateWrites({ origin: app.origin, owner, secret });
  await rateProtection(app, owner, log, { board: `${app.origin}/api/n/${network.id}/board`, cookie });
  await rateOpening(app.origin, owner);
  await rateRotations(app.origin, owner);
});
// Ten thousand take some minutes, so they have to be asked for.
const networks = process.argv.includes("networks") ? 10_000 : 100;
printTable(`${networks} networks of a hundred members`, await weighNetworks(networks));
console.log(`\nLoad of this machine in the last minute: ${loadavg()[0]?.toFixed(1)}`);

async function rateBoard(origin: string, board: string, cookie: string): Promise<void> {
  const script = await findScript(`${origin}/sign-in`);
  const json = board.replace("/n/", "/api/n/");
  const known = (await fetch(`${json}/board`, { headers: { cookie } })).headers.get("etag") ?? "";
  const targets: Target[] = [
    { name: "static", url: origin + script },
    { name: "empty", url: `${origin}/sign-in` },
    { name: "page", url: board, headers: { cookie } },
    { name: "json", url: `${json}/board`, headers: { cookie, accept: "application/gzip" } },
    { name: "unchanged", url: `${json}/board`, headers: { cookie, "if-none-match": known } },
  ];
  const rates = await hammer(targets);
  const line = (name: string, what: string, peer?: string, aim?: string): Line => {
    const rate = rateOf(rates, name);
    const ratio = peer && `${(rate.perSecond / rateOf(rates, peer).perSecond).toFixed(2)} of ${peer}`;
    return {
      what,
      measured: sayRate(rate, name === "unchanged"),
      ...(ratio && { ratio }),
      ...(aim && { aim }),
    };
  };
  printTable(`The board with ${listings} open listings, 32 connections`, [
    line("static", "static file"),
    line("empty", "dynamic page without data (/sign-in)", "static"),
    line("page", "board page", "empty", "0.6"),
    line("json", "board JSON, packed", "static", "0.3"),
    line("unchanged", "board JSON, unchanged (304)", "static"),
  ]);
}

function rateOf(rates: ReadonlyMap<string, Rate>, name: string): Rate {
  const rate = rates.get(name);
  if (!rate) throw new RangeError(`${name} was not measured.`);
  return rate;
}

/** A script of the page: a file as the server sends any. */
async function findScript(page: string): Promise<string> {
  const html = await (await fetch(page)).text();
  return html.match(/\/_next\/static\/[^"\\?]+\.js/)?.[0] ?? "";
}

async function weighPages(origin: string, board: string, cookie: string): Promise<void> {
  const pages = [
    { what: "board", url: board, aim: "200 kB" },
    { what: "join", url: `${origin}/join/${randomUUID()}`, aim: "170 kB" },
    { what: "landing", url: `${origin}/`, aim: "170 kB" },
  ];
  const lines = pages.map(async ({ what, url, aim }) => {
    return { what, measured: kilobytes(await weighScripts(url, { cookie })), aim };
  });
  printTable("JavaScript of the first load, gzip", await Promise.all(lines));
}

async function rateWrites(app: { origin: string; owner: postgres.Sql; secret: string }): Promise<void> {
  await rateClaims(app, { networks: 4, claims: 120 });
  const hot = await rateClaims(app, { networks: 1 });
  const many = await rateClaims(app, { networks: 100 });
  const say = ({ perSecond: rate, refusals }: typeof hot) =>
    [perSecond(rate), ...[...refusals].map(([reason, count]) => `${count} ${reason}`)].join(", ");
  printTable("Claims over HTTP, 32 at a time", [
    {
      what: "one hot network",
      measured: say(hot),
      ratio: `${(hot.perSecond / many.perSecond).toFixed(2)} of many`,
    },
    { what: "a hundred networks", measured: say(many) },
  ]);
}

async function rateRotations(origin: string, owner: postgres.Sql): Promise<void> {
  const rotations = await timeRotations(origin, owner);
  const [own] = rotations;
  printTable(
    "Changing the key of 200 members and 500 listings, in a browser",
    rotations.map(({ throttle, milliseconds }) => ({
      what: throttle === 1 ? "at the machine's speed" : `${throttle} times slower`,
      measured: `${Math.round(milliseconds)} ms`,
      ...(own && throttle > 1 && { ratio: `${(milliseconds / own.milliseconds).toFixed(1)} times` }),
      ...(throttle === 4 && { aim: "5000 ms" }),
    })),
  );
}

/** The built app on an empty database of its own, gone afterwards. */
async function withApp(
  work: (app: RunningApp, owner: postgres.Sql, log: number) => Promise<void>,
): Promise<void> {
  const dataDir = join(tmpdir(), `holdfast-bench-${randomUUID()}`);
  mkdirSync(dataDir, { mode: 0o711 });
  const log = openSync(join(dataDir, "app.log"), "a");
  const env = readEnv({
    PORT: String(await freePort()),
    HOLDFAST_DATA: dataDir,
    // All of it comes from one address, and faster than people write.
    HOLDFAST_REQUESTS_PER_MINUTE: "10000000",
  });
  const app = await runApp({ env, mode: "start", demo: false, log });
  const owner = connect(app.database.ownerUrl, { max: 4 });
  try {
    await work(app, owner, log);
  } finally {
    await owner.end();
    await app.stop();
    closeSync(log);
    for (const directory of [dataDir, app.database.place ?? dataDir]) {
      await rm(directory, { recursive: true, force: true });
    }
  }
}
