import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { tokenHash } from "@/features/access/token-hash";
import { arrive } from "@/features/arrivals/arrive";
import { turnAway } from "@/features/arrivals/turn-away";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, sealed, type TestNetwork } from "@/test/factory";
import { createInvite } from "./create-invite";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
});

const refused = (reason: string) => ({ ok: false, reason });

it("counts who waits by a member's links, so that nobody fills the list that all see", async () => {
  const actor = await network.actor(1);
  const waiting: string[] = [];
  for (let index = 0; index < 20; index++) waiting.push(await comeBack(network.members[2] ?? ""));
  expect(await createInvite(actor, inviteOf("in-person"))).toEqual(refused("too-many"));
  expect(await createInvite(await network.actor(0), inviteOf("in-person"))).toMatchObject({ ok: true });
  await turnAway(actor, { arrival: waiting[0] ?? "" });
  expect(await createInvite(actor, inviteOf("in-person"))).toMatchObject({ ok: true });
});

it("makes no more than that, however many are asked for at once", async () => {
  const actor = await network.actor(1);
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => createInvite(actor, inviteOf("by-message"))),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
});

it("is refused to a device that was ended, and under a key that was changed, a moment before", async () => {
  const actor = await network.actor(1);
  await db.owner`update networks set epoch = 2 where network_id = ${network.id}`;
  expect(await createInvite(actor, inviteOf("in-person"))).toEqual(refused("stale-epoch"));
  await db.owner`delete from devices where network_id = ${network.id} and id = ${actor.device}`;
  expect(await createInvite(actor, inviteOf("device"))).toEqual(refused("signed-out"));
  expect(await db.owner`select from invites where network_id = ${network.id}`).toHaveLength(0);
});

/** Somebody comes by a code of the second member's and says that they are this one; gives the id of the code. */
async function comeBack(member: string): Promise<string> {
  const token = randomBytes(32);
  const input = { ...inviteOf("return"), member, tokenHash: tokenHash(token) };
  expect(await createInvite(await network.actor(1), input)).toMatchObject({ ok: true });
  const bytes = () => randomBytes(32);
  const keys = { sealingKey: bytes(), signingKey: bytes(), enrolmentKey: bytes(), wrappedKeys: sealed() };
  const device = { id: randomUUID() as string, loginKey: bytes() };
  const came = { invite: input.invite, token, network: network.id, member: { id: member, ...keys }, device };
  expect(await arrive({ ...came, admission: sealed(), epoch: 1 })).toMatchObject({ ok: true });
  return input.invite;
}

function inviteOf(kind: "in-person" | "by-message" | "return" | "device") {
  return { invite: randomUUID() as string, kind, tokenHash: randomBytes(32), packet: sealed(), epoch: 1 };
}
