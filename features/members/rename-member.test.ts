import { randomBytes } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, type TestNetwork } from "@/test/factory";
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
  expect(await renameMember(first, { profile, epoch: 1 })).toEqual({ ok: true, value: null });
  const after = await network.actor(1);
  expect(after.version).toBe(first.version + 1);
  expect(await findSelf(after)).toMatchObject({ id: after.member, name: profile.toString("base64url") });
  const others = (people: typeof before) => people.filter(({ id }) => id !== after.member).sort(byId);
  expect(others(await listPeople(after))).toEqual(others(before));
});

it("refuses a name under another epoch's key", async () => {
  const answer = await renameMember(await network.actor(1), { profile: randomBytes(64), epoch: 2 });
  expect(answer).toEqual({ ok: false, reason: "stale-epoch" });
});

it("refuses a name under a key that the network leaves behind meanwhile", async () => {
  const actor = await network.actor(1);
  const before = await findSelf(actor);
  await db.owner`update networks set epoch = 2 where network_id = ${network.id}`;
  const answer = await renameMember(actor, { profile: randomBytes(64), epoch: 1 });
  expect(answer).toEqual({ ok: false, reason: "stale-epoch" });
  expect(await findSelf(actor)).toEqual(before);
});

function byId(a: { id: string }, b: { id: string }) {
  return a.id < b.id ? -1 : 1;
}
