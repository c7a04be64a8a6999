import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { maxReminders } from "@/domain/why-not-remind";
import { claimOffer } from "@/features/matches/claim-offer";
import { testDatabase } from "@/test/database";
import {
  foundTestNetwork,
  makeLogEntry,
  postTestOffer,
  sealed,
  type TestNetwork,
  tomorrow,
} from "@/test/factory";
import { remind } from "./remind";

const db = testDatabase();
let network: TestNetwork;
let match: string;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
  match = await ask(network);
});

it("counts each reminder and raises the version", async () => {
  const coordinator = await network.actor(0);
  const before = await version();
  expect(await remind(coordinator, withLog({ match, reminders: 0 }))).toEqual({
    ok: true,
    value: { reminders: 1 },
  });
  expect(await remind(coordinator, withLog({ match, reminders: 1 }))).toEqual({
    ok: true,
    value: { reminders: 2 },
  });
  expect([await remindersOf(match), await version()]).toEqual([2, before + 2]);
});

it("counts one reminder once, however often and by whomever it is pressed", async () => {
  const coordinator = await network.actor(0);
  const pressed = await Promise.all(
    [0, 0, 0, 0].map((reminders) => remind(coordinator, withLog({ match, reminders }))),
  );
  expect(pressed).toEqual(pressed.map(() => ({ ok: true, value: { reminders: 1 } })));
  expect(await remindersOf(match)).toBe(1);
});

it("stops when it was often enough", async () => {
  const coordinator = await network.actor(0);
  for (let reminders = 0; reminders < maxReminders; reminders++)
    await remind(coordinator, withLog({ match, reminders }));
  const once = { match, reminders: maxReminders };
  expect(await remind(coordinator, withLog(once))).toEqual({ ok: false, reason: "too-many" });
  expect(await remindersOf(match)).toBe(maxReminders);
});

it("does not remind of what is answered or has run out", async () => {
  const coordinator = await network.actor(0);
  await db.owner`update matches set asked_until = now() - interval '1 minute' where id = ${match}`;
  expect(await remind(coordinator, withLog({ match, reminders: 0 }))).toEqual({
    ok: false,
    reason: "expired",
  });
  await db.owner`update matches set state = 'confirmed' where id = ${match}`;
  expect(await remind(coordinator, withLog({ match, reminders: 0 }))).toEqual({
    ok: false,
    reason: "already-answered",
  });
  expect(await remindersOf(match)).toBe(0);
});

it("refuses a member without the duty, even one of the two", async () => {
  expect(await remind(await network.actor(2), withLog({ match, reminders: 0 }))).toEqual({
    ok: false,
    reason: "not-coordinator",
  });
  expect(await remindersOf(match)).toBe(0);
});

it("does not find another network's match, nor one that never was", async () => {
  const other = await foundTestNetwork(db.owner);
  const foreign = await ask(other);
  const coordinator = await network.actor(0);
  for (const id of [foreign, randomUUID()]) {
    expect(await remind(coordinator, withLog({ match: id, reminders: 0 }))).toEqual({
      ok: false,
      reason: "not-found",
    });
  }
  expect(await remindersOf(foreign)).toBe(0);
});

/** The third member claims an offer of the second. */
async function ask(within: TestNetwork): Promise<string> {
  const { offer, window } = await postTestOffer(db.owner, within, { author: within.members[1] ?? "" });
  const id = randomUUID();
  const asked = await claimOffer(await within.actor(2), {
    match: id,
    offer,
    window,
    need: randomUUID(),
    quantity: 1,
    ...tomorrow(),
    contact: sealed(),
    ownCopy: sealed(),
  });
  if (!asked.ok) throw new Error(asked.reason);
  return id;
}

function withLog(input: { match: string; reminders: number }) {
  return { ...input, log: makeLogEntry() };
}

async function remindersOf(id: string): Promise<number> {
  const [row] = await db.owner`select reminders from matches where id = ${id}`;
  return row?.reminders;
}

async function version(): Promise<number> {
  const [row] = await db.owner`select version::int from networks where network_id = ${network.id}`;
  return row?.version;
}
