import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import {
  foundTestNetwork,
  makeLogEntry,
  postTestNeed,
  postTestOffer,
  type TestNetwork,
} from "@/test/factory";
import { hideListing } from "./hide-listing";
import { showListing } from "./show-listing";

const db = testDatabase();
let network: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner);
});

const done = { ok: true, value: null };

it("takes a need off the board and puts it back, and raises the version once for each", async () => {
  const need = { kind: "need" as const, id: await postTestNeed(db.owner, network, { author: memberId(1) }) };
  const coordinator = await network.actor(0);
  const before = await version();
  expect(await hideListing(coordinator, withLog(need))).toEqual(done);
  expect(await hideListing(coordinator, withLog(need))).toEqual(done);
  expect([await stateOf("needs", need.id), await version()]).toEqual(["hidden", before + 1]);
  expect(await showListing(coordinator, withLog(need))).toEqual(done);
  expect(await showListing(coordinator, withLog(need))).toEqual(done);
  expect([await stateOf("needs", need.id), await version()]).toEqual(["open", before + 2]);
  const lines =
    await db.owner`select act, by_id from log_entries where network_id = ${network.id} order by act`;
  expect(lines.map(({ act, by_id }) => [act, by_id])).toEqual([
    ["hide-listing", memberId(0)],
    ["show-listing", memberId(0)],
  ]);
});

it("does the same for an offer, and tells the two kinds apart", async () => {
  const { offer } = await postTestOffer(db.owner, network, { author: memberId(1) });
  const coordinator = await network.actor(0);
  expect(await hideListing(coordinator, withLog({ kind: "need", id: offer }))).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await hideListing(coordinator, withLog({ kind: "offer", id: offer }))).toEqual(done);
  expect(await stateOf("offers", offer)).toBe("hidden");
  expect(await showListing(coordinator, withLog({ kind: "offer", id: offer }))).toEqual(done);
  expect(await stateOf("offers", offer)).toBe("open");
});

it("leaves down what its author took down", async () => {
  const id = await postTestNeed(db.owner, network, { author: memberId(1) });
  await db.owner`update needs set state = 'withdrawn' where id = ${id}`;
  const coordinator = await network.actor(0);
  const refused = { ok: false, reason: "taken-down" };
  expect(await hideListing(coordinator, withLog({ kind: "need", id }))).toEqual(refused);
  expect(await showListing(coordinator, withLog({ kind: "need", id }))).toEqual(refused);
  expect(await stateOf("needs", id)).toBe("withdrawn");
});

it("refuses a member without the duty, be it the author", async () => {
  const id = await postTestNeed(db.owner, network, { author: memberId(1) });
  const before = await version();
  const refused = { ok: false, reason: "not-coordinator" };
  expect(await hideListing(await network.actor(1), withLog({ kind: "need", id }))).toEqual(refused);
  expect(await showListing(await network.actor(1), withLog({ kind: "need", id: randomUUID() }))).toEqual(
    refused,
  );
  expect([await stateOf("needs", id), await version()]).toEqual(["open", before]);
});

it("does not find what belongs to another network, was never there, or never was on the board", async () => {
  const other = await foundTestNetwork(db.owner);
  const foreign = await postTestNeed(db.owner, other, { author: memberOf(other, 1) });
  const made = await postTestNeed(db.owner, network, { author: memberId(1) });
  await db.owner`update needs set origin = 'claim' where id = ${made}`;
  const coordinator = await network.actor(0);
  for (const id of [foreign, made, randomUUID()]) {
    expect(await hideListing(coordinator, withLog({ kind: "need", id }))).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await showListing(coordinator, withLog({ kind: "need", id }))).toEqual({
      ok: false,
      reason: "not-found",
    });
  }
  expect([await stateOf("needs", foreign), await stateOf("needs", made)]).toEqual(["open", "open"]);
});

function withLog<Listing extends { id: string }>(listing: Listing) {
  return { ...listing, log: makeLogEntry() };
}

function memberId(index: number): string {
  return memberOf(network, index);
}

function memberOf({ members }: TestNetwork, index: number): string {
  return members[index] ?? "";
}

async function stateOf(table: "needs" | "offers", id: string): Promise<string> {
  const [row] = await db.owner`select state from ${db.owner(table)} where id = ${id}`;
  return row?.state;
}

async function version(): Promise<number> {
  const [row] = await db.owner`select version::int from networks where network_id = ${network.id}`;
  return row?.version;
}
