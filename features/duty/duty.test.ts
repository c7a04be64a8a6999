import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, makeLogEntry, type TestNetwork } from "@/test/factory";
import { endRequest } from "./end-request";
import { passDuty, shareDuty } from "./give-duty";
import { layDownDuty } from "./lay-down-duty";
import { findDuty } from "./queries";
import { renewDuty } from "./renew-duty";
import { takeUpDuty } from "./take-up-duty";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 4 });
});

const done = { ok: true, value: null };

it("is shared: both have it for a week, and everybody can read who gave it", async () => {
  expect(await shareDuty(await network.actor(0), to(2))).toEqual(done);
  expect(await duties()).toEqual([7, null, 7, null]);
  expect((await network.actor(2)).role).toBe("coordinator");
  expect(await lines()).toEqual([["share-duty", 0]]);
});

it("is passed on, once, however often that is sent", async () => {
  const input = to(1);
  expect(await passDuty(await network.actor(0), input)).toEqual(done);
  expect(await passDuty(await network.actor(0), input)).toEqual(done);
  expect(await duties()).toEqual([null, 7, null, null]);
  expect(await lines()).toEqual([["pass-duty", 0]]);
});

it("is given by nobody who does not have it, nor to oneself or to somebody from elsewhere", async () => {
  const other = await foundTestNetwork(db.owner);
  const before = await duties();
  for (const give of [shareDuty, passDuty]) {
    expect(await give(await network.actor(1), to(2))).toEqual({ ok: false, reason: "not-coordinator" });
    for (const member of [network.members[0], other.members[1], randomUUID()]) {
      const input = { member: member ?? "", log: makeLogEntry() };
      expect(await give(await network.actor(0), input)).toEqual({ ok: false, reason: "not-found" });
    }
  }
  expect(await duties()).toEqual(before);
  expect(await lines()).toEqual([]);
});

it("is the table's to say, not the session's: an actor found before it lapsed gives nothing", async () => {
  const actor = await network.actor(0);
  await lapse(0);
  expect(await shareDuty(actor, to(1))).toEqual({ ok: false, reason: "not-coordinator" });
  expect(await renewDuty(actor)).toEqual({ ok: false, reason: "not-coordinator" });
  expect(await lines()).toEqual([]);
});

it("is renewed to a week from today while it lasts, its last day included", async () => {
  await db.owner`update members set duty_until = today_in(network_id) where id = ${network.members[0] ?? ""}`;
  expect(await renewDuty(await network.actor(0))).toEqual(done);
  expect(await duties()).toEqual([7, null, null, null]);
  expect(await renewDuty(await network.actor(1))).toEqual({ ok: false, reason: "not-coordinator" });
});

it("lapses by itself the day after its last", async () => {
  await lapse(0);
  expect((await network.actor(0)).role).toBe("member");
});

it("is laid down by whoever has it, for themselves alone", async () => {
  await shareDuty(await network.actor(0), to(1));
  expect(await layDownDuty(await network.actor(0))).toEqual(done);
  expect(await duties()).toEqual([null, 7, null, null]);
});

it("is taken up by two when nobody has it, and by nobody alone", async () => {
  await lapse(0);
  const first = await take(2);
  expect(first).toEqual({ ok: true, value: { waiting: true } });
  expect(await take(2)).toEqual({ ok: true, value: { waiting: true } });
  expect((await network.actor(2)).role).toBe("member");
  expect(await lines()).toEqual([]);
  expect(await take(3)).toEqual({ ok: true, value: { waiting: false } });
  expect(await duties()).toEqual([-1, null, 7, 7]);
  expect(await lines()).toEqual([["take-up-duty", 3]]);
  expect(await take(1)).toEqual({ ok: false, reason: "duty-taken" });
});

it("cannot be taken up while somebody has it", async () => {
  expect(await take(1)).toEqual({ ok: false, reason: "duty-taken" });
  expect(await duties()).toEqual([7, null, null, null]);
});

it("is taken up by exactly two of many who try at once", async () => {
  await lapse(0);
  const answers = await Promise.all([0, 1, 2, 3].map((index) => take(index)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  expect((await duties()).filter((left) => left === 7)).toHaveLength(2);
  expect(await lines()).toHaveLength(1);
});

it("is taken up again by somebody who is alone", async () => {
  const lonely = await foundTestNetwork(db.owner, { members: 1 });
  await db.owner`update members set duty_until = today_in(network_id) - 1 where network_id = ${lonely.id}`;
  const actor = await lonely.actor(0);
  expect(actor.role).toBe("member");
  const input = { request: randomUUID(), log: makeLogEntry() };
  expect(await takeUpDuty(actor, input)).toEqual({ ok: true, value: { waiting: false } });
  expect((await lonely.actor(0)).role).toBe("coordinator");
});

it("waits for a second no longer than three days, nor once the first has thought better of it", async () => {
  await lapse(0);
  const request = randomUUID();
  await takeUpDuty(await network.actor(1), { request, log: makeLogEntry() });
  // Another member cannot take it back for them, and is told nothing.
  expect(await endRequest(await network.actor(2), { request })).toEqual(done);
  expect(await countRequests()).toBe(1);
  expect(await endRequest(await network.actor(1), { request })).toEqual(done);
  expect(await countRequests()).toBe(0);
  expect(await take(2)).toEqual({ ok: true, value: { waiting: true } });
  await db.owner`update requests set expires_at = now() - interval '1 minute' where network_id = ${network.id}`;
  expect(await take(3)).toEqual({ ok: true, value: { waiting: true } });
  expect(await duties()).toEqual([-1, null, null, null]);
});

it("is told to each member as it stands for them", async () => {
  const [first = "", second = "", third = ""] = network.members;
  const told = async (index: number) => {
    const { others, own, asking, isAlone } = await findDuty(await network.actor(index));
    const ids = others.map(({ id }) => id);
    return { others: ids, daysLeft: own?.daysLeft ?? null, asking: asking?.by.id ?? null, isAlone };
  };
  const nothing = { others: [], daysLeft: null, asking: null, isAlone: false };
  expect(await told(0)).toEqual({ ...nothing, daysLeft: 7 });
  expect(await told(1)).toEqual({ ...nothing, others: [first] });
  await shareDuty(await network.actor(0), to(1));
  expect(await told(0)).toEqual({ ...nothing, daysLeft: 7, others: [second] });
  expect(await told(1)).toEqual({ ...nothing, daysLeft: 7, others: [first] });
  await layDownDuty(await network.actor(0));
  await layDownDuty(await network.actor(1));
  await take(2);
  expect(await told(0)).toEqual({ ...nothing, asking: third });
  const lonely = await foundTestNetwork(db.owner, { members: 1 });
  expect((await findDuty(await lonely.actor(0))).isAlone).toBe(true);
});

function to(index: number) {
  return { member: network.members[index] ?? "", log: makeLogEntry() };
}

async function take(index: number) {
  return takeUpDuty(await network.actor(index), { request: randomUUID(), log: makeLogEntry() });
}

async function lapse(index: number): Promise<void> {
  await db.owner`update members set duty_until = today_in(network_id) - 1 where id = ${network.members[index] ?? ""}`;
}

/** For how many more days each member has the duty; null for never. */
async function duties(): Promise<(number | null)[]> {
  const rows = await db.owner`select id, duty_until - today_in(network_id) as left from members
    where network_id = ${network.id}`;
  return network.members.map((id) => rows.find((row) => row.id === id)?.left);
}

/** What was written down, by whom (their number among the members). */
async function lines(): Promise<[string, number][]> {
  const rows = await db.owner`select act, by_id from log_entries where network_id = ${network.id}`;
  return rows.map(({ act, by_id }) => [act, network.members.indexOf(by_id)]);
}

async function countRequests(): Promise<number> {
  const [row] = await db.owner`select count(*)::int as open from requests where network_id = ${network.id}`;
  return row?.open;
}
