import { randomBytes } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { listLog } from "@/features/log/queries";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, makeLogEntry, type TestNetwork } from "@/test/factory";
import { findSelf, listPeople } from "./queries";
import { renameMember } from "./rename-member";

const db = testDatabase();
let network: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner);
});

it("changes one's own name and nobody else's", async () => {
  const before = await listPeople(await network.actor(1));
  const profile = randomBytes(64);
  const first = await network.actor(1);
  expect(await renameMember(first, { profile, epoch: 1, log: makeLogEntry() })).toEqual(done);
  const after = await network.actor(1);
  expect(after.version).toBe(first.version + 1);
  expect(await findSelf(after)).toMatchObject({ id: after.member, name: profile.toString("base64url") });
  const others = (people: typeof before) => people.filter(({ id }) => id !== after.member).sort(byId);
  expect(others(await listPeople(after))).toEqual(others(before));
});

it("changes no name without a line that everybody reads", async () => {
  const actor = await network.actor(2);
  const { log, ...nameless } = rename();
  const before = await findSelf(actor);
  expect(await renameMember(actor, { ...nameless, log: { ...log, epoch: 2 } })).toEqual({
    ...{ ok: false, reason: "stale-epoch" },
  });
  expect(await findSelf(actor)).toEqual(before);

  expect(await renameMember(actor, { ...nameless, log })).toEqual(done);
  const { lines } = await listLog(await network.actor(0));
  expect(lines.find(({ id }) => id === log.id)).toMatchObject({
    ...{ by: actor.member, act: "rename", entry: log.entry.toString("base64url") },
  });
  // Under a line that is there already nobody gets another name.
  const known = await findSelf(actor);
  expect(await renameMember(actor, { ...rename(), log })).toEqual(done);
  expect(await findSelf(actor)).toEqual(known);
});

it("refuses a name under another epoch's key", async () => {
  const answer = await renameMember(await network.actor(1), rename(2));
  expect(answer).toEqual({ ok: false, reason: "stale-epoch" });
});

it("refuses a name under a key that the network leaves behind meanwhile", async () => {
  const actor = await network.actor(1);
  const before = await findSelf(actor);
  await db.owner`update networks set epoch = 2 where network_id = ${network.id}`;
  const answer = await renameMember(actor, rename());
  expect(answer).toEqual({ ok: false, reason: "stale-epoch" });
  expect(await findSelf(actor)).toEqual(before);
});

function byId(a: { id: string }, b: { id: string }) {
  return a.id < b.id ? -1 : 1;
}

const done = { ok: true, value: null };

function rename(epoch = 1) {
  return { profile: randomBytes(64), epoch, log: makeLogEntry(epoch) };
}
