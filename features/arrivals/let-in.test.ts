import { createHash, randomBytes, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/db/actor";
import type { InviteKind } from "@/domain/invite";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, sealed, type TestNetwork } from "@/test/factory";
import { writeDownTestGuest } from "@/test/guest";
import { arrive } from "./arrive";
import { countArrivals } from "./count-arrivals";
import { findArrivalState } from "./find-arrival-state";
import { letIn } from "./let-in";
import { listArrivals } from "./list-arrivals";
import { turnAway } from "./turn-away";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 4 });
});

const okay = { ok: true, value: null };
const used = { ok: false, reason: "used-invite" };
const nobody = { ok: false, reason: "nobody-waits" };

describe("somebody who comes by a link", () => {
  it("waits for the inviter alone, is let in once, and signs in from then on", async () => {
    const { newcomer, inviter } = await waitByMessage();
    expect(await stateOf(newcomer)).toBe("waiting");
    expect(await listArrivals(inviter)).toEqual([
      expect.objectContaining({ id: newcomer.invite, kind: "by-message", member: newcomer.member.id }),
    ]);
    for (const other of [0, 2]) expect(await countArrivals(await network.actor(other))).toBe(0);
    expect(await letIn(await network.actor(0), admission(newcomer))).toEqual(nobody);

    const { profile, admission: word, envelope } = admission(newcomer);
    const given = { arrival: newcomer.invite, profile, admission: word, envelope, epoch: 1 };
    expect(await letIn(inviter, given)).toEqual(okay);
    expect(await letIn(inviter, given)).toEqual(nobody);
    expect(await stateOf(newcomer)).toBe("in");
    const [row] =
      await db.owner`select profile, admission, admission_epoch, signing_key, duty_until from members
      where network_id = ${network.id} and id = ${newcomer.member.id}`;
    expect(row).toEqual({
      profile: Buffer.from(profile ?? []),
      admission: Buffer.from(word),
      admission_epoch: 1,
      signing_key: Buffer.from(newcomer.member.signingKey),
      duty_until: null,
    });
    const keys = await db.owner`select envelope from epoch_keys where member_id = ${newcomer.member.id}`;
    expect(keys.map((key) => key.envelope)).toEqual([Buffer.from(envelope)]);
    expect(await stateOf({ ...newcomer, device: { ...newcomer.device, loginKey: bytes(32) } })).toBe("gone");
  });

  it("is one of fifty who redeem the link at once", async () => {
    const { invite, token } = await openInvite("by-message");
    const crowd = Array.from({ length: 50 }, () => newcomerBy(invite, token));
    const answers = await Promise.all(crowd.map((newcomer) => arrive(newcomer)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok)).toEqual(Array.from({ length: 49 }, () => used));
    const states = await Promise.all(crowd.map(stateOf));
    expect(states.filter((state) => state === "waiting")).toHaveLength(1);
    expect(await countArrivals(await network.actor(1))).toBe(1);
  });

  it("is answered alike a second time, since an answer can be lost on the way, also once in", async () => {
    const { newcomer, inviter } = await waitByMessage();
    expect(await arrive(newcomer)).toEqual(okay);
    expect(await arrive({ ...newcomer, device: { ...newcomer.device, loginKey: bytes(32) } })).toEqual(used);
    await letIn(inviter, admission(newcomer));
    expect(await arrive(newcomer)).toEqual(okay);
  });

  it("comes with the right token, in time, into its own network, and as nobody who is here", async () => {
    const elsewhere = await foundTestNetwork(db.owner, { members: 1 });
    const { invite, token } = await openInvite("by-message");
    const newcomer = newcomerBy(invite, token);
    expect(await arrive({ ...newcomer, token: bytes(32) })).toEqual(used);
    expect(await arrive({ ...newcomer, network: elsewhere.id })).toEqual(used);
    expect(await arrive({ ...newcomer, invite: randomUUID() })).toEqual(used);
    const known = { ...newcomer, member: { ...newcomer.member, id: network.members[2] ?? "" } };
    expect(await arrive(known)).toEqual({ ok: false, reason: "conflict" });
    await db.owner`update invites set expires_at = now() where id = ${invite}`;
    expect(await arrive(newcomer)).toEqual(used);
    expect(await stateOf(newcomer)).toBe("gone");
  });

  it("does not come by an invitation of another kind", async () => {
    for (const kind of ["in-person", "device"] as const) {
      const { invite, token } = await openInvite(kind);
      expect(await arrive(newcomerBy(invite, token))).toEqual(used);
    }
    const { invite, token } = await openInvite("return", network.members[2]);
    expect(await arrive(newcomerBy(invite, token))).toEqual(used);
  });

  it("does not come back by the same link once turned away, and others cannot send them away", async () => {
    const { newcomer, inviter } = await waitByMessage();
    for (const other of [await network.actor(0), await (await foundTestNetwork(db.owner)).actor(0)]) {
      expect(await turnAway(other, { arrival: newcomer.invite })).toEqual(okay);
    }
    expect(await stateOf(newcomer)).toBe("waiting");
    expect(await turnAway(inviter, { arrival: newcomer.invite })).toEqual(okay);
    expect(await stateOf(newcomer)).toBe("gone");
    expect(await letIn(inviter, admission(newcomer))).toEqual(nobody);
    expect(await arrive(newcomer)).toEqual(used);
  });

  it("is either in or away when the inviter presses both at once", async () => {
    const { newcomer, inviter } = await waitByMessage();
    const [answer] = await Promise.all([
      letIn(inviter, admission(newcomer)),
      turnAway(inviter, { arrival: newcomer.invite }),
    ]);
    expect(await stateOf(newcomer)).toBe(answer.ok ? "in" : "gone");
  });

  it("still waits when the network has another key by now, and nobody comes in without a name", async () => {
    const { newcomer, inviter } = await waitByMessage();
    expect(await letIn(inviter, { ...admission(newcomer), epoch: 2 })).toEqual({
      ok: false,
      reason: "stale-epoch",
    });
    const { profile: _, ...nameless } = admission(newcomer);
    expect(await letIn(inviter, nameless)).toEqual({ ok: false, reason: "invalid" });
    expect(await stateOf(newcomer)).toBe("waiting");
  });

  it("waits no longer when the inviter is gone, or the days are over", async () => {
    const { newcomer } = await waitByMessage();
    const { newcomer: late, inviter } = await waitByMessage(2);
    await db.owner`delete from members where network_id = ${network.id} and id = ${network.members[1] ?? ""}`;
    expect(await stateOf(newcomer)).toBe("gone");
    await db.owner`update arrivals set expires_at = now() where id = ${late.invite}`;
    expect(await stateOf(late)).toBe("gone");
    expect(await listArrivals(inviter)).toEqual([]);
    expect(await letIn(inviter, admission(late))).toEqual(nobody);
  });
});

describe("somebody who lost everything", () => {
  it("comes back as themselves by the word of two, and every old device is out", async () => {
    const old = await network.actor(3);
    await db.owner`update members set duty_until = today_in(network_id) + 3 where id = ${old.member}`;
    const guest = await writeDownTestGuest(db.owner, network);
    await db.owner`update guest_keys set member_id = ${old.member} where guest_id = ${guest}`;
    const { back } = await waitForReturn();
    expect(await letIn(await network.actor(1), returning(back))).toEqual(nobody);
    expect(await letIn(old, returning(back))).toEqual(nobody);
    expect(await stateOf(back)).toBe("waiting");
    expect(await countArrivals(await network.actor(2))).toBe(1);
    expect(await letIn(await network.actor(2), returning(back))).toEqual(okay);

    expect(await stateOf(back)).toBe("in");
    await expect(network.actor(3)).rejects.toThrow();
    const [row] = await db.owner`select signing_key, duty_until from members where id = ${old.member}`;
    expect(row).toEqual({ signing_key: Buffer.from(back.member.signingKey), duty_until: null });
    const devices = await db.owner`select id from devices where member_id = ${old.member}`;
    expect(devices.map(({ id }) => id)).toEqual([back.device.id]);
    expect(await db.owner`select from epoch_keys where member_id = ${old.member}`).toHaveLength(1);
    // What was sealed for their old keys: others can give it anew.
    expect(await db.owner`select from guest_keys where member_id = ${old.member}`).toHaveLength(0);
    const log = await db.owner`select by_id, act from log_entries where network_id = ${network.id}`;
    expect([...log]).toEqual([{ by_id: network.members[2], act: "let-back-in" }]);
  });

  it("is turned away by whoever really is that member", async () => {
    const { back } = await waitForReturn();
    const holder = await network.actor(3);
    expect(await listArrivals(holder)).toEqual([expect.objectContaining({ member: holder.member })]);
    expect(await turnAway(holder, { arrival: back.invite })).toEqual(okay);
    expect(await letIn(await network.actor(2), returning(back))).toEqual(nobody);
    expect(await network.actor(3)).toMatchObject({ member: holder.member });
  });

  it("comes back once, whoever of many says yes", async () => {
    const { back } = await waitForReturn();
    const actors = await Promise.all([0, 2].map((index) => network.actor(index)));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => letIn(actors[index % 2] as Actor, returning(back))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.owner`select from log_entries where network_id = ${network.id}`).toHaveLength(1);
  });

  it("does not come back unless everybody may read of it", async () => {
    const { back } = await waitForReturn();
    const { log: _, ...silent } = returning(back);
    expect(await letIn(await network.actor(2), silent)).toEqual({ ok: false, reason: "invalid" });
    expect(await stateOf(back)).toBe("waiting");
  });

  it("comes back as nobody but the member somebody vouched for, and only in this epoch", async () => {
    const { invite, token } = await openInvite("return", network.members[3]);
    const back = returnerBy(invite, token, network.members[3] ?? "");
    const another = { ...back, member: { ...back.member, id: network.members[2] ?? "" } };
    expect(await arrive(another)).toEqual(used);
    expect(await arrive({ ...back, epoch: 2 })).toEqual({ ok: false, reason: "stale-epoch" });
    expect(await arrive(back)).toEqual(okay);
    expect(await network.actor(3)).toMatchObject({ member: network.members[3] });
  });

  it("cannot be let in, seen or turned away from another network", async () => {
    const { back } = await waitForReturn();
    const stranger = await (await foundTestNetwork(db.owner)).actor(0);
    expect(await listArrivals(stranger)).toEqual([]);
    expect(await letIn(stranger, returning(back))).toEqual(nobody);
    await turnAway(stranger, { arrival: back.invite });
    expect(await stateOf(back)).toBe("waiting");
  });
});

async function waitByMessage(inviter = 1) {
  const { invite, token } = await openInvite("by-message", null, inviter);
  const newcomer = newcomerBy(invite, token);
  expect(await arrive(newcomer)).toEqual(okay);
  return { newcomer, inviter: await network.actor(inviter) };
}

async function waitForReturn() {
  const member = network.members[3] ?? "";
  const { invite, token } = await openInvite("return", member);
  const back = returnerBy(invite, token, member);
  expect(await arrive(back)).toEqual(okay);
  return { back };
}

async function openInvite(kind: InviteKind, member: string | null = null, inviter = 1) {
  const [invite, token] = [randomUUID() as string, bytes(32)];
  const hash = createHash("sha256").update(token).digest();
  await db.owner`insert into invites (network_id, id, inviter_id, kind, member_id, token_hash, packet, epoch, expires_at)
    values (${network.id}, ${invite}, ${network.members[inviter] ?? ""}, ${kind}, ${member}, ${hash}, ${sealed()}, 1,
      now() + interval '10 minutes')`;
  return { invite, token };
}

function arriving(invite: string, token: Uint8Array, id: string) {
  const keys = {
    sealingKey: bytes(32),
    signingKey: bytes(32),
    enrolmentKey: bytes(32),
    wrappedKeys: bytes(170),
  };
  const device = { id: randomUUID() as string, loginKey: bytes(32) };
  return { invite, token, network: network.id, member: { id, ...keys }, device };
}

function newcomerBy(invite: string, token: Uint8Array) {
  return { ...arriving(invite, token, randomUUID()), hello: bytes(285) };
}

function returnerBy(invite: string, token: Uint8Array, member: string) {
  return { ...arriving(invite, token, member), admission: bytes(1050), epoch: 1 };
}

function returning({ invite }: { invite: string }) {
  const log = { id: randomUUID() as string, entry: bytes(285), epoch: 1 };
  return { arrival: invite, admission: bytes(1050), envelope: bytes(193), epoch: 1, log };
}

function admission(newcomer: { invite: string }) {
  const { log: _, ...given } = returning(newcomer);
  return { ...given, profile: bytes(285) as Uint8Array | undefined };
}

async function stateOf(waiting: ReturnType<typeof arriving>) {
  const answer = await findArrivalState(waiting);
  return answer.ok && answer.value.state;
}

function bytes(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}
