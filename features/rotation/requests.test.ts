import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { endRequest } from "@/features/duty/end-request";
import { shareDuty } from "@/features/duty/give-duty";
import { createInvite } from "@/features/invites/create-invite";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, makeLogEntry, sealed, type TestNetwork } from "@/test/factory";
import { askRemoval } from "./ask-removal";
import { endDevices } from "./end-devices";
import { listRemovals } from "./list-removals";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 4 });
});

const done = { ok: true, value: null };
const refused = (reason: string) => ({ ok: false, reason });

it("lets any member ask for another's removal, and keeps what they sealed as it came", async () => {
  const input = about(2);
  expect(await askRemoval(await network.actor(1), input)).toEqual(done);
  expect(await askRemoval(await network.actor(1), input)).toEqual(done);
  expect(await listRemovals(await network.actor(0))).toEqual([
    {
      ...{ id: input.request, by: member(1), member: member(2), epoch: 1 },
      statement: input.statement.toString("base64url"),
    },
  ]);
});

it("takes each wish once, and a new one only when the old one has run out", async () => {
  const first = about(2);
  await askRemoval(await network.actor(1), first);
  expect(await askRemoval(await network.actor(1), about(2))).toEqual(refused("already-asked"));
  expect(await askRemoval(await network.actor(3), about(2))).toEqual(done);
  await db.owner`update requests set expires_at = now() - interval '1 second' where id = ${first.request}`;
  expect(await askRemoval(await network.actor(1), about(2))).toEqual(done);
});

it("takes no wish about oneself, somebody from elsewhere or nobody, under an old key, or under a used id", async () => {
  const other = await foundTestNetwork(db.owner);
  const ask = async (input: ReturnType<typeof about>) => askRemoval(await network.actor(1), input);
  for (const id of [member(1), other.members[0] ?? "", randomUUID()]) {
    expect(await ask({ ...about(2), member: id })).toEqual(refused("not-found"));
  }
  expect(await ask({ ...about(2), epoch: 2 })).toEqual(refused("stale-epoch"));
  const theirs = about(2);
  await askRemoval(await network.actor(3), theirs);
  expect(await ask(theirs)).toEqual(refused("conflict"));
  expect(await countRequests()).toBe(1);
});

it("is taken back by whoever asked, turned down on duty, and by nobody else", async () => {
  await shareDuty(await network.actor(0), { member: member(2), log: makeLogEntry() });
  for (const [by, ends] of [
    [1, true],
    [0, true],
    [2, false],
    [3, false],
  ] as const) {
    const input = about(2);
    await askRemoval(await network.actor(1), input);
    await endRequest(await network.actor(by), { request: input.request });
    expect([by, await countRequests()]).toEqual([by, ends ? 0 : 1]);
    await endRequest(await network.actor(1), { request: input.request });
  }
});

it("ends every device of somebody whose phone is lost, and writes that down", async () => {
  const input = { member: member(2), log: makeLogEntry() };
  expect(await endDevices(await network.actor(0), input)).toEqual(done);
  await expect(network.actor(2)).rejects.toThrow();
  expect(await endDevices(await network.actor(0), input)).toEqual(done);
  expect(await lines()).toEqual(["end-devices"]);
  // Still a member, who can come back.
  expect(await askRemoval(await network.actor(1), about(2))).toEqual(done);
});

it("ends with the devices what they showed or sent to let anybody in, and nobody else's", async () => {
  const kept = await makeInvite(1, "in-person");
  for (const kind of ["in-person", "by-message", "device"] as const) await makeInvite(2, kind);
  await db.owner`insert into arrivals (network_id, id, kind, inviter_id, member_id, token_hash, sealing_key, signing_key,
      enrolment_key, wrapped_keys, hello, device_id, login_key, expires_at)
    values (${network.id}, ${randomUUID()}, 'by-message', ${member(2)}, ${randomUUID()}, ${randomBytes(32)},
      ${randomBytes(32)}, ${randomBytes(32)}, ${randomBytes(32)}, ${sealed()}, ${sealed()}, ${randomUUID()},
      ${randomBytes(32)}, now() + interval '1 day')`;
  const lost = await network.actor(2);
  await endDevices(await network.actor(0), { member: member(2), log: makeLogEntry() });
  const left = await db.owner`select id from invites where network_id = ${network.id}
    union all select id from arrivals where network_id = ${network.id}`;
  expect(left.map(({ id }) => id)).toEqual([kept]);
  // A request of theirs that was under way.
  expect(await createInvite(lost, inviteOf("device"))).toEqual(refused("signed-out"));
});

it("ends no devices without the duty, one's own, or in another network", async () => {
  const other = await foundTestNetwork(db.owner);
  const end = async (by: number, id: string) =>
    endDevices(await network.actor(by), { member: id, log: makeLogEntry() });
  expect(await end(1, member(2))).toEqual(refused("not-coordinator"));
  for (const id of [member(0), other.members[1] ?? "", randomUUID()]) {
    expect(await end(0, id)).toEqual(refused("not-found"));
  }
  const actor = await network.actor(0);
  await db.owner`update members set duty_until = today_in(network_id) - 1 where id = ${member(0)}`;
  const lapsed = { member: member(2), log: makeLogEntry() };
  expect(await endDevices(actor, lapsed)).toEqual(refused("not-coordinator"));
  expect((await other.actor(1)).member).toBe(other.members[1]);
  expect((await network.actor(2)).member).toBe(member(2));
  expect(await lines()).toEqual([]);
});

async function makeInvite(index: number, kind: "in-person" | "by-message" | "device"): Promise<string> {
  const input = inviteOf(kind);
  expect(await createInvite(await network.actor(index), input)).toMatchObject({ ok: true });
  return input.invite;
}

function inviteOf(kind: "in-person" | "by-message" | "device") {
  return { invite: randomUUID() as string, kind, tokenHash: randomBytes(32), packet: sealed(), epoch: 1 };
}

function member(index: number): string {
  return network.members[index] ?? "";
}

function about(index: number) {
  return { request: randomUUID() as string, member: member(index), statement: sealed(), epoch: 1 };
}

async function countRequests(): Promise<number> {
  const [row] = await db.owner`select count(*)::int as rows from requests where network_id = ${network.id}`;
  return row?.rows;
}

async function lines(): Promise<string[]> {
  const rows = await db.owner`select act from log_entries where network_id = ${network.id}`;
  return rows.map(({ act }) => act);
}
