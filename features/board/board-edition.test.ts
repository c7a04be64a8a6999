import { expect, it } from "vitest";
import type { BoardPayload } from "@/domain/board";
import { applyDelta, type BoardDelta } from "@/domain/board-delta";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, type TestNetwork } from "@/test/factory";
import { findBoard, findEdition } from "./board-cache";

const db = testDatabase();

it("brings a reader of any board it has seen to the newest one, and sends all others for the whole", async () => {
  const network = await foundTestNetwork(db.owner);
  const boards = [await look(network)];
  for (let count = 0; count < 5; count++) {
    await post(network);
    boards.push(await look(network));
  }
  const newest = boards.at(-1) as BoardPayload;
  const edition = await findEdition(await network.actor(0));
  for (const board of boards) {
    const events = readEvents(edition.since(board.version));
    expect(events.length).toBe(newest.version - board.version);
    const reached = events.reduce<BoardPayload | null>(
      (known, { data }) => known && applyDelta(known, data as BoardDelta),
      board,
    );
    expect(reached).toEqual(newest);
  }
  expect(edition.since(newest.version + 1)).toHaveLength(0);
  expect(readEvents(edition.since(0))).toEqual([{ id: "6", name: "behind", data: { version: 6 } }]);
});

it("keeps no more of what changed than is worth it", async () => {
  const network = await foundTestNetwork(db.owner);
  const versions: number[] = [];
  for (let count = 0; count < 80; count++) {
    versions.push((await look(network)).version);
    await post(network);
  }
  const edition = await findEdition(await network.actor(0));
  const names = versions.map((version) => readEvents(edition.since(version))[0]?.name);
  const first = names.indexOf("delta");
  expect(first).toBeGreaterThan(0);
  expect(names.slice(0, first).every((name) => name === "behind")).toBe(true);
  expect(names.slice(first).every((name) => name === "delta")).toBe(true);
  expect(edition.since(versions[first] ?? 0).length).toBeLessThan(32 * 1024);
  // All at once: the whole board is the shorter way.
  await db.owner`update needs set epoch = 2 where network_id = ${network.id}`;
  await raise(network);
  const after = await findEdition(await network.actor(0));
  expect(readEvents(after.since(edition.version))[0]?.name).toBe("behind");
});

async function look(network: TestNetwork): Promise<BoardPayload> {
  return findBoard(await network.actor(1));
}

async function post(network: TestNetwork): Promise<void> {
  await postTestNeed(db.owner, network, { author: network.members[1] ?? "" });
  await raise(network);
}

async function raise(network: TestNetwork): Promise<void> {
  await db.owner`update networks set version = version + 1 where network_id = ${network.id}`;
}

function readEvents(bytes: Uint8Array) {
  const events = Buffer.from(bytes).toString().split("\n\n").slice(0, -1);
  return events.map((event) => {
    const [, id, name, data = ""] = event.match(/^id: (.*)\nevent: (.*)\ndata: (.*)$/) ?? [];
    return { id, name, data: JSON.parse(data) };
  });
}
