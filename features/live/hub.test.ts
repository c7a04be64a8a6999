import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/db/actor";
import { countListening, cutListening } from "@/test/cut-listening";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, type TestNetwork } from "@/test/factory";
import { writeEvent } from "./event";
import { type Edition, type Hub, makeHub } from "./hub";

const db = testDatabase();
let network: TestNetwork;
let processes: Process[];
/** What each event carries besides what it says. */
let ballast: string;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
  processes = [];
  ballast = "";
});
afterEach(() => Promise.all(processes.map(({ stop }) => stop())));

describe("a stream", () => {
  it("says every version once, in whichever process it was made and followed", async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    const streams = [await one.follow(0), await one.follow(1), await other.follow(2)];
    await raise();
    await expectAll(streams, ["1 to 2"]);
    await raise();
    await expectAll(streams, ["1 to 2", "2 to 3"]);
  });

  it("says what was missed while the database could not be heard, once", async () => {
    const process = await startProcess();
    const streams = [await process.follow(0), await process.follow(1)];
    await raise();
    await expectAll(streams, ["1 to 2"]);
    await expect.poll(() => countListening(db.owner)).toBe(1);
    expect(await cutListening(db.owner)).toBe(1);
    for (let count = 0; count < 3; count++) await raise();
    await expect.poll(() => streams.map(({ words }) => words.at(-1)?.split(" ").at(-1))).toEqual(["5", "5"]);
    // Whether in one step or in several, each begins where the one before ended.
    for (const { words } of streams) expectUnbroken(words);
    await raise();
    await expect.poll(() => streams.map(({ words }) => words.at(-1))).toEqual(["5 to 6", "5 to 6"]);
  });

  it("brings each up to date from what they know, and speaks once of many versions that come at once", async () => {
    const process = await startProcess();
    const stream = await process.follow(0);
    await Promise.all(Array.from({ length: 40 }, raise));
    await expect.poll(() => stream.words.at(-1)?.split(" ").at(-1)).toBe("41");
    expectUnbroken(stream.words);
    expect(stream.words.length).toBeLessThan(40);
    const late = await process.follow(1, 7);
    await expect.poll(() => late.words).toEqual(["7 to 41"]);
  });

  it("ends at once when its session is over, and no other does", async () => {
    const process = await startProcess();
    const streams = [
      await process.follow(0),
      await process.follow(1),
      await process.follow(2),
      await process.follow(1),
    ];
    const [kept, removed, signedOut] = streams;
    await db.owner`delete from members where network_id = ${network.id} and id = ${network.members[1] ?? ""}`;
    const { device } = await network.actor(2);
    await db.owner`delete from sessions where network_id = ${network.id} and device_id = ${device}`;
    await expect.poll(() => streams.map(({ isOver }) => isOver)).toEqual([false, true, true, true]);
    expect([removed?.words, signedOut?.words]).toEqual([["ended"], ["ended"]]);
    await raise();
    await expect.poll(() => kept?.words).toEqual(["1 to 2"]);
  });

  it("ends when the process is told to stop, and says so", async () => {
    const process = await startProcess();
    const stream = await process.follow(0);
    await process.hub.leave();
    await expect.poll(() => stream.isOver).toBe(true);
    expect(stream.words).toEqual(["leave"]);
    await expect.poll(() => countListening(db.owner)).toBe(0);
  });

  it.each([
    ["was over", "delete from sessions"],
    ["had had its last day", "update sessions set expires_on = current_date - 1"],
  ])("ends when its session %s before it joined", async (_, end) => {
    const process = await startProcess();
    const first = await process.follow(0);
    await raise();
    // From here on it listens, and asks after everybody no more for that.
    await expectAll([first], ["1 to 2"]);
    const actor = await network.actor(1);
    // Nor is it told, as of one that ended before anybody listened.
    await db.owner`alter table sessions disable trigger tell_ended`;
    await db.owner.unsafe(`${end} where network_id = $1 and device_id = $2`, [network.id, actor.device]);
    await db.owner`alter table sessions enable trigger tell_ended`;
    const stream = await process.followAs(actor, 1);
    await expect.poll(() => [stream.isOver, stream.words]).toEqual([true, ["ended"]]);
  });
});

it("lets go of one who does not read, among a thousand who do, and holds little for them", async () => {
  const process = await startProcess();
  const actors = await Promise.all([0, 1, 2].map((index) => network.actor(index)));
  const readers: Stream[] = [];
  // More at once than a socket lets wait would be turned away.
  while (readers.length < 1000) {
    const next = Array.from({ length: 200 }, (_, index) =>
      process.followAs(actors[index % 3] as Actor, index % 3),
    );
    readers.push(...(await Promise.all(next)));
  }
  const deaf = await process.followAs(actors[0] as Actor, 0);
  deaf.stopReading();
  ballast = "x".repeat(30_000);
  const say = async () => {
    const version = await raise();
    await expect.poll(() => readers.every(({ words }) => words.at(-1)?.endsWith(`to ${version}`))).toBe(true);
    return process.unread();
  };
  let mostUnread = 0;
  while (process.open() === 1001) mostUnread = Math.max(mostUnread, await say());
  expect(process.open()).toBe(1000);
  expect(mostUnread).toBeLessThan(64 * 1024);
  await say();
  for (const { words, isOver } of readers) {
    expect(isOver).toBe(false);
    expectUnbroken(words);
  }
});

type Stream = { words: string[]; isOver: boolean; stopReading(): void };

type Process = {
  hub: Hub;
  follow(index: number, known?: number): Promise<Stream>;
  followAs(actor: Actor, index: number, known?: number): Promise<Stream>;
  /** How many streams there are, and how many bytes they hold that nobody has read. */
  open(): number;
  unread(): number;
  stop(): Promise<void>;
};

/** What a process of the app is to its streams: a server and a hub of its own. */
async function startProcess(): Promise<Process> {
  const hub = makeHub();
  const waiting: { actor: Actor; session: Uint8Array; known: number | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer(({ url = "" }, response) => {
    const joining = waiting[Number(url.slice(1))];
    if (!joining) throw new Error("Nobody was to come.");
    const { actor, session, known = actor.version } = joining;
    response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    const edition = editionFor(actor);
    hub.join({ actor, session, response, at: known }, edition, findEdition);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  // A socket of this kind holds little by itself.
  const path = join(tmpdir(), `hub-${process.pid}-${processes.length}.sock`);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const made: Process = {
    hub,
    async follow(index, known) {
      return made.followAs(await network.actor(index), index, known);
    },
    async followAs(actor, index, known) {
      const number = waiting.push({ actor, session: await sessionOf(index), known }) - 1;
      return openStream(path, `/${number}`);
    },
    open: () => sockets.size,
    unread: () => Math.max(...[...sockets].map((socket) => socket.writableLength)),
    async stop() {
      await hub.leave();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  processes.push(made);
  return made;
}

async function openStream(socketPath: string, path: string): Promise<Stream> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ socketPath, path, agent: false }, resolve).on("error", reject);
  });
  const stream: Stream = {
    words: [],
    isOver: false,
    stopReading: () => answer.pause(),
  };
  let text = "";
  answer.setEncoding("utf8").on("data", (part) => {
    text += part;
    const whole = text.split("\n\n");
    text = whole.pop() ?? "";
    for (const event of whole) stream.words.push(sayEvent(event));
  });
  answer.on("error", () => {});
  answer.on("close", () => {
    stream.isOver = true;
  });
  return stream;
}

function sayEvent(event: string): string {
  const [, name, data] = event.match(/event: (.*)\ndata: (.*)$/) ?? [];
  const { from, to } = JSON.parse(data ?? "{}");
  return name === "delta" ? `${from} to ${to}` : (name ?? event);
}

function editionFor({ version }: Actor): Edition {
  return { version, since: (from) => writeEvent("delta", version, { from, to: version, ballast }) };
}

async function findEdition(actor: Actor): Promise<Edition> {
  return editionFor(actor);
}

async function sessionOf(index: number): Promise<Uint8Array> {
  const [row] = await db.owner`select token_hash from sessions s join devices d using (network_id)
    where s.network_id = ${network.id} and d.id = s.device_id and d.member_id = ${network.members[index] ?? ""}`;
  return row?.token_hash ?? new Uint8Array(32);
}

async function raise(): Promise<number> {
  const [row] = await db.owner`update networks set version = version + 1 where network_id = ${network.id}
    returning version::int`;
  return row?.version;
}

async function expectAll(streams: readonly Stream[], words: string[]): Promise<void> {
  await expect.poll(() => streams.map((stream) => stream.words)).toEqual(streams.map(() => words));
}

/** Each step begins where the one before ended: nothing left out, nothing said twice. */
function expectUnbroken(words: readonly string[]): void {
  // On a busy machine a heartbeat comes in between, which says a version and no step.
  const steps = words.filter((word) => word !== "version").map((word) => word.split(" to ").map(Number));
  for (const [index, [from]] of steps.entries()) {
    if (index > 0) expect(from).toBe(steps[index - 1]?.[1]);
  }
}
