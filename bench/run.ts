import { randomBytes, randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type postgres from "postgres";
import { connect } from "@/db/connect";
import { readEnv } from "@/lib/env";
import { freePort } from "@/lib/free-port";
import { PlainError } from "@/lib/plain-error";
import { buildWhenNeeded } from "@/scripts/build-app";
import { root } from "@/scripts/root";
import { type RunningApp, runApp } from "@/scripts/run-app";
import { rateClaims } from "./claims";
import { fillBoard } from "./fill-board";
import { weighScripts } from "./first-load";
import { hammer, type Rate, type Target } from "./hammer";
import { askLighthouse } from "./lighthouse";
import { weighNetworks } from "./networks";
import { sayGuards, sayOpening, sayRotations, saySignIns } from "./protection";
import { openSessions } from "./sessions";
import { slowness, timeSlowPhone } from "./slow-phone";
import { rateStreams } from "./streams";
import { kilobytes, type Line, perSecond, printTable, sayRate } from "./table";
import type { Load } from "./time-load";
import { timeStart } from "./time-start";

// `npm run bench`: how fast the built app is, each figure beside a peer of the same run, because machines differ and
// are busy. It asserts nothing. With names behind `--` only those parts run: `npm run bench -- board phone`. What takes
// many minutes has to be asked for: `networks` weighs ten thousand networks, `lighthouse` fetches that program with npx.

const listings = 500;

/** A static file as large as the board, which no compression makes smaller either. */
const peer = { name: "bench-peer.bin", bytes: 190_000 };

const usual = [
  "start",
  "board",
  "weight",
  "phone",
  "claims",
  "guards",
  "sign-in",
  "opening",
  "rotation",
  "streams",
  "few-networks",
];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : usual;
const unknown = wanted.filter((part) => ![...usual, "networks", "lighthouse"].includes(part));
if (unknown.length > 0) throw new PlainError(`There is no part called ${unknown.join(", ")}.`);

await buildWhenNeeded(console.log);
if (wanted.includes("start")) {
  const ready = await timeStart(await freePort());
  printTable("From `npm start` on an empty data directory, already built", [
    { what: "first page", measured: `${ready.toFixed(1)} s`, aim: "5 s" },
  ]);
}
if (wanted.some((part) => !/networks$|^start$/.test(part))) {
  await withApp(async (app, owner, log) => {
    const secret = app.database.nextauthSecret;
    const network = await fillBoard(owner, listings);
    const cookie = (await openSessions(owner, network.id, secret)).get(network.members[1] ?? "") ?? "";
    const board = `${app.origin}/n/${network.id}`;
    const parts: Record<string, () => Promise<unknown>> = {
      board: () => rateBoard(app, board, cookie),
      weight: () => weighPages(app.origin, board, cookie),
      phone: () => ratePhone(app.origin, owner),
      claims: () => rateWrites({ origin: app.origin, owner, secret }),
      guards: () => sayGuards(app, log, `/api/n/${network.id}/board`, cookie),
      "sign-in": () => saySignIns(app.origin, owner),
      opening: () => sayOpening(app.origin, owner),
      rotation: () => sayRotations(app.origin, owner),
      streams: async () => {
        for (const count of [1000, 5000])
          printTable(
            `One change to ${count} open streams`,
            await rateStreams({ origin: app.origin, pid: app.pid, owner, secret }, count),
          );
      },
      lighthouse: async () =>
        printTable("Lighthouse, with its own slow phone", await askLighthouse(app.origin, owner)),
    };
    for (const part of wanted) await parts[part]?.();
  });
}
for (const [part, count] of [
  ["few-networks", 100],
  ["networks", 10_000],
] as const) {
  if (wanted.includes(part)) printTable(`${count} networks of a hundred members`, await weighNetworks(count));
}
console.log(`\nLoad of this machine in the last minute: ${loadavg()[0]?.toFixed(1)}`);

async function rateBoard({ origin, pid }: RunningApp, board: string, cookie: string): Promise<void> {
  const script = await findScript(`${origin}/sign-in`);
  const json = `${board.replace("/n/", "/api/n/")}/board`;
  const accept = "application/gzip";
  const packed = await fetch(json, { headers: { cookie, accept } });
  const known = packed.headers.get("etag") ?? "";
  const sizeOf = async (answer: Response) => kilobytes((await answer.arrayBuffer()).byteLength);
  const sizes = { json: await sizeOf(packed), small: await sizeOf(await fetch(origin + script)) };
  const targets: Target[] = [
    { name: "small", url: origin + script },
    { name: "static", url: `${origin}/_next/static/${peer.name}` },
    { name: "empty", url: `${origin}/sign-in` },
    { name: "page", url: board, headers: { cookie } },
    { name: "json", url: json, headers: { cookie, accept } },
    { name: "unchanged", url: json, headers: { cookie, "if-none-match": known }, status: 304 },
  ];
  const rates = await hammer(targets, { pid });
  const line = (name: string, what: string, beside?: string, aim?: string): Line => {
    const rate = rateOf(rates, name);
    const ratio = beside && `${(rate.perSecond / rateOf(rates, beside).perSecond).toFixed(2)} of ${beside}`;
    return {
      what,
      measured: sayRate(rate),
      ...(ratio && { ratio }),
      ...(aim && { aim }),
    };
  };
  printTable(`The board with ${listings} open listings, 32 connections`, [
    line("small", `small static file (${sizes.small})`),
    line("static", `static file as large as the board (${kilobytes(peer.bytes)})`, "small"),
    line("json", `board JSON, packed (${sizes.json})`, "static", "0.6"),
    line("json", "the same beside the small one", "small"),
    line("unchanged", "board JSON, unchanged (304)", "small"),
    line("empty", "dynamic page without data (/sign-in)", "small"),
    line("page", "board page", "empty", "0.7"),
  ]);
}

async function ratePhone(origin: string, owner: postgres.Sql): Promise<void> {
  const loads = await timeSlowPhone(origin, owner, listings);
  const { bytesPerSecond, latency, processor } = slowness;
  const line = (kind: "cold" | "warm", moment: keyof Load, what: string): Line => {
    const { board, empty } = loads[kind];
    const peer = moment === "opened" ? empty.alive : empty[moment];
    return {
      what: `${kind}: ${what}`,
      measured: `${Math.round(board[moment])} ms`,
      ratio: `${(board[moment] / peer).toFixed(2)} of a page of text (${Math.round(peer)} ms)`,
    };
  };
  printTable(
    `The same on a phone: processor ${processor} times slower, ${(bytesPerSecond * 8) / 1000} kbit/s, ${latency} ms`,
    (["cold", "warm"] as const).flatMap((kind) => [
      line(kind, "seen", "first card"),
      line(kind, "alive", "a card can be pressed"),
      line(kind, "opened", "first note readable"),
    ]),
  );
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
  // The server looks for its files when it starts.
  const file = join(root, ".next", "static", peer.name);
  writeFileSync(file, randomBytes(peer.bytes));
  const app = await runApp({ env, mode: "start", demo: false, log });
  const owner = connect(app.database.ownerUrl, { max: 4 });
  try {
    await work(app, owner, log);
  } finally {
    await owner.end();
    await app.stop();
    closeSync(log);
    await rm(file);
    for (const directory of [dataDir, app.database.place ?? dataDir]) {
      await rm(directory, { recursive: true, force: true });
    }
  }
}
