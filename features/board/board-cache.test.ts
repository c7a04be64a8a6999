import { gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, type TestNetwork } from "@/test/factory";
import { answerBoard } from "./answer-board";
import { findBoard } from "./board-cache";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 3 });
});

describe("from memory", () => {
  it("is one and the same for everybody until the version rises", async () => {
    const first = await findBoard(await network.actor(0));
    await post();
    expect(await findBoard(await network.actor(1))).toBe(first);
    await raise();
    const second = await findBoard(await network.actor(1));
    expect([first.needs.length, second.needs.length, second.version]).toEqual([0, 1, 2]);
    expect(await findBoard(await network.actor(2))).toBe(second);
  });

  it("is loaded once for many who come at once", async () => {
    const actors = await Promise.all([0, 1, 2, 0, 1, 2].map((index) => network.actor(index)));
    const boards = await Promise.all(actors.map(findBoard));
    expect(new Set(boards).size).toBe(1);
  });

  it("gives someone who saw an older version the newest one it has", async () => {
    const early = await network.actor(0);
    await post();
    await raise();
    const newest = await findBoard(await network.actor(1));
    expect(await findBoard(early)).toBe(newest);
  });

  it("does not keep a failure", async () => {
    const actor = await network.actor(0);
    await db.owner`alter table places rename to elsewhere`;
    await expect(findBoard(actor)).rejects.toThrow();
    await db.owner`alter table elsewhere rename to places`;
    expect((await findBoard(actor)).version).toBe(1);
  });

  it("never files rows under another version than theirs", async () => {
    const need = await post();
    const { window } = await postTestOffer(db.owner, network, {
      author: network.members[1] ?? "",
      quantity: 1,
    });
    // Both quantities follow the version, which starts at one.
    const write = () =>
      db.owner.begin(async (sql) => {
        await sql`update offer_windows set quantity = quantity + 1 where id = ${window}`;
        await sql`update needs set quantity = quantity + 1 where id = ${need}`;
        await sql`update networks set version = version + 1 where network_id = ${network.id}`;
      });
    let writing = true;
    const seen = new Set<number>();
    const read = async (index: number) => {
      while (writing) {
        const actor = await network.actor(index);
        const board = await findBoard(actor);
        expect(board.version).toBeGreaterThanOrEqual(actor.version);
        expect(board.needs[0]?.quantity).toBe(board.version);
        expect(board.offers[0]?.windows[0]?.quantity).toBe(board.version);
        seen.add(board.version);
      }
    };
    const readers = [0, 1, 2, 0, 1, 2].map(read);
    for (let count = 0; count < 150; count++) await write();
    writing = false;
    await Promise.all(readers);
    expect(seen.size).toBeGreaterThan(5);
  });
});

describe("over HTTP", () => {
  it("travels packed to those who take it so, and is the same for those who do not", async () => {
    await post();
    const actor = await network.actor(0);
    const plain = await answerBoard(asking({ accept: "*/*" }), actor);
    const packed = await answerBoard(asking({ accept: "application/gzip, application/json" }), actor);
    expect(plain.headers["content-type"]).toBe("application/json");
    const text = Buffer.from(plain.body ?? []).toString();
    expect(gunzipSync(packed.body ?? "").toString()).toBe(text);
    expect(JSON.parse(text)).toEqual(await findBoard(actor));
    expect(packed.headers).toEqual({
      etag: '"1"',
      "cache-control": "private, no-store",
      "content-type": "application/gzip",
      vary: "accept, accept-encoding",
    });
  });

  it("is encoded for those who take that, where it may be", async () => {
    const actor = await network.actor(0);
    const takes = asking({ "accept-encoding": "br;q=0.5, GZIP" });
    const plain = await answerBoard(takes, actor);
    const encoded = await answerBoard(takes, actor, true);
    expect([plain.headers["content-encoding"], encoded.headers["content-encoding"]]).toEqual([
      undefined,
      "gzip",
    ]);
    expect(encoded.headers["content-type"]).toBe("application/json");
    expect(gunzipSync(encoded.body ?? "")).toEqual(Buffer.from(plain.body ?? []));
    const refuses = asking({ "accept-encoding": "gzip;q=0, br" });
    expect((await answerBoard(refuses, actor, true)).body).toEqual(plain.body);
  });

  it("is packed once for everybody", async () => {
    const ask = async (index: number) =>
      answerBoard(asking({ accept: "application/gzip" }), await network.actor(index));
    const [one, other] = [await ask(0), await ask(1)];
    expect(other.body).toBe(one.body);
    await raise();
    expect((await ask(1)).body).not.toBe(one.body);
  });

  it("is not sent again to those who have it", async () => {
    const known = asking({ "if-none-match": 'W/"7", "1"' });
    const answer = await answerBoard(known, await network.actor(0));
    expect([answer.status, answer.headers.etag, answer.body]).toEqual([304, '"1"', null]);
    await raise();
    const next = await answerBoard(known, await network.actor(0));
    expect([next.status, next.headers.etag]).toEqual([200, '"2"']);
  });

  it("knows the tag that somebody in between made weak", async () => {
    const answer = await answerBoard(asking({ "if-none-match": 'W/"1"' }), await network.actor(0));
    expect(answer.status).toBe(304);
  });
});

function post() {
  return postTestNeed(db.owner, network, { author: network.members[1] ?? "" });
}

async function raise() {
  await db.owner`update networks set version = version + 1 where network_id = ${network.id}`;
}

function asking(headers: Record<string, string>): Headers {
  return new Headers(headers);
}
