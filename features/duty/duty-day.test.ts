import { expect, it } from "vitest";
import { addDays, dayOf } from "@/domain/zoned-time";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, makeLogEntry } from "@/test/factory";
import { shareDuty } from "./give-duty";
import { findDuty } from "./queries";
import { renewDuty } from "./renew-duty";
import { takeUpDuty } from "./take-up-duty";

const db = testDatabase();
const done = { ok: true, value: null };

// At every hour it is another day than in UTC in the first or in the last of them.
const zones = ["Pacific/Niue", "America/Los_Angeles", "Australia/Lord_Howe", "Pacific/Kiritimati"];

it.each(zones)("ends with its last day in %s", async (zone) => {
  const network = await foundTestNetwork(db.owner, { zone });
  const [first = "", second = ""] = network.members;
  const { now } = await network.actor(0);
  const today = dayOf(now, zone);
  const until = async (member: string, day: string) =>
    db.owner`update members set duty_until = ${day} where id = ${member}`;

  await until(first, today);
  const lastDay = await network.actor(0);
  expect(lastDay.role).toBe("coordinator");
  expect(await hasDuty(lastDay.network, first)).toBe(true);
  expect((await findDuty(lastDay)).own).toEqual({ until: today, daysLeft: 0 });
  expect(await renewDuty(lastDay)).toEqual(done);
  expect(await lastOf(first)).toBe(addDays(today, 7));
  expect(await shareDuty(await network.actor(0), { member: second, log: makeLogEntry() })).toEqual(done);
  expect(await lastOf(second)).toBe(addDays(today, 7));

  await until(first, addDays(today, -1));
  await until(second, addDays(today, -1));
  const dayAfter = await network.actor(0);
  expect(dayAfter.role).toBe("member");
  expect(await hasDuty(dayAfter.network, first)).toBe(false);
  expect(await renewDuty(dayAfter)).toEqual({ ok: false, reason: "not-coordinator" });
  for (const index of [0, 1]) {
    const input = { request: crypto.randomUUID(), log: makeLogEntry() };
    expect((await takeUpDuty(await network.actor(index), input)).ok).toBe(true);
  }
  expect([await lastOf(first), await lastOf(second)]).toEqual([addDays(today, 7), addDays(today, 7)]);
});

async function hasDuty(network: string, member: string): Promise<boolean> {
  const [row] = await db.owner`select has_duty(${network}, ${member}) as held`;
  return row?.held;
}

async function lastOf(member: string): Promise<string> {
  const [row] = await db.owner`select duty_until::text as day from members where id = ${member}`;
  return row?.day;
}
