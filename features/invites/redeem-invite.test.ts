import { createHash, randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { dutyDays } from "@/domain/duty";
import { foundNetwork } from "@/features/networks/found-network";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, sealed, type TestNetwork } from "@/test/factory";
import { untilSomeoneWaits } from "@/test/until-someone-waits";
import { cancelInvite } from "./cancel-invite";
import { createInvite } from "./create-invite";
import { peekInvite } from "./peek-invite";
import { redeemInvite } from "./redeem-invite";

const db = testDatabase();
let network: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner);
});

const used = { ok: false, reason: "used-invite" };
const okay = { ok: true, value: null };

describe("an invitation", () => {
  it("shows its packet to whoever holds the link, and is gone once redeemed", async () => {
    const { invite, token, packet } = await openInvite();
    expect(await peekInvite({ invite, token })).toEqual({
      ok: true,
      value: {
        network: network.id,
        kind: "in-person",
        member: null,
        packet: packet.toString("base64url"),
        epoch: 1,
      },
    });
    const newcomer = newcomerTo(network.id);
    expect(await redeemInvite({ invite, token, ...newcomer })).toEqual(okay);
    const [member] = await db.owner`select duty_until from members where id = ${newcomer.member.id}`;
    expect(member?.duty_until).toBeNull();
    expect(await db.owner`select from invites where id = ${invite}`).toHaveLength(0);
    expect(await peekInvite({ invite, token })).toEqual(used);
    expect(await redeemInvite({ invite, token, ...newcomerTo(network.id) })).toEqual(used);
  });

  it("lets nobody in where as many came in today as can", async () => {
    const full = await foundTestNetwork(db.owner, { members: 500 });
    const own = await full.actor(0);
    const made = { invite: randomUUID(), token: randomBytes(32), packet: sealed() };
    const tokenHash = createHash("sha256").update(made.token).digest();
    const { invite, token, packet } = made;
    await createInvite(own, { kind: "in-person", invite, tokenHash, packet, epoch: 1 });
    const newcomer = newcomerTo(full.id);
    expect(await redeemInvite({ invite, token, ...newcomer })).toEqual({ ok: false, reason: "full" });
    await db.owner`update members set created_on = current_date - 1 where network_id = ${full.id}`;
    expect(await redeemInvite({ invite, token, ...newcomer })).toEqual(okay);
  });

  it("lets one of fifty in who redeem it at once", async () => {
    const { invite, token } = await openInvite();
    const before = await countMembers();
    const results = await Promise.all(
      Array.from({ length: 50 }, () => redeemInvite({ invite, token, ...newcomerTo(network.id) })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toEqual(Array.from({ length: 49 }, () => used));
    expect(await countMembers()).toBe(before + 1);
  });

  it("lets in, too, whoever stood in the way of a change of keys and was the one to give way", async () => {
    const { invite, token } = await openInvite();
    const newcomer = newcomerTo(network.id);
    // As `begin_epoch` does: first the network, then its invitations.
    const joining = await db.owner.begin(async (tx) => {
      await tx`select from networks where network_id = ${network.id} for update`;
      const joined = redeemInvite({ invite, token, ...newcomer });
      await untilSomeoneWaits(db.owner);
      await tx`update invites set epoch = epoch where id = ${invite}`;
      return { joined };
    });
    expect(await joining.joined).toEqual(okay);
  });

  it("answers the newcomer's second try as the first, since an answer can be lost on the way", async () => {
    const { invite, token } = await openInvite();
    const newcomer = newcomerTo(network.id);
    expect(await redeemInvite({ invite, token, ...newcomer })).toEqual(okay);
    expect(await redeemInvite({ invite, token, ...newcomer })).toEqual(okay);
    const otherKey = { ...newcomer, device: { ...newcomer.device, loginKey: bytes(32) } };
    expect(await redeemInvite({ invite, token, ...otherKey })).toEqual(used);
  });

  it("looks the same used, run out, cancelled, with another token, and never made", async () => {
    const { invite, token } = await openInvite();
    expect(await peekInvite({ invite, token: bytes(32) })).toEqual(used);
    expect(await redeemInvite({ invite, token: bytes(32), ...newcomerTo(network.id) })).toEqual(used);
    await db.owner`update invites set expires_at = now() where id = ${invite}`;
    expect(await peekInvite({ invite, token })).toEqual(used);
    expect(await redeemInvite({ invite, token, ...newcomerTo(network.id) })).toEqual(used);
    const cancelled = await openInvite();
    await cancelInvite(await network.actor(1), { invite: cancelled.invite });
    expect(await peekInvite(cancelled)).toEqual(used);
    expect(await peekInvite({ invite: randomUUID(), token })).toEqual(used);
  });

  it("leads into its own network alone", async () => {
    const elsewhere = await foundTestNetwork(db.owner);
    const { invite, token } = await openInvite();
    expect(await redeemInvite({ invite, token, ...newcomerTo(elsewhere.id) })).toEqual(used);
    expect(await peekInvite({ invite, token })).toMatchObject({ ok: true });
  });

  it("waits unused when the network has moved to another key", async () => {
    const { invite, token } = await openInvite();
    const newcomer = { ...newcomerTo(network.id), epoch: 2 };
    expect(await redeemInvite({ invite, token, ...newcomer })).toEqual({ ok: false, reason: "stale-epoch" });
    expect(await peekInvite({ invite, token })).toMatchObject({ ok: true });
  });

  it("is cancelled by nobody but its maker", async () => {
    const { invite, token } = await openInvite();
    await cancelInvite(await network.actor(0), { invite });
    await cancelInvite(await (await foundTestNetwork(db.owner)).actor(1), { invite });
    expect(await peekInvite({ invite, token })).toMatchObject({ ok: true });
  });
});

describe("founding a network", () => {
  it("answers the same twice and refuses another founder under the same id", async () => {
    const founding = foundingOf(randomUUID());
    expect(await foundNetwork(founding)).toEqual(okay);
    expect(await foundNetwork(founding)).toEqual(okay);
    expect(await foundNetwork(foundingOf(founding.network))).toEqual({ ok: false, reason: "conflict" });
    const places = await db.owner`select label, position from places where network_id = ${founding.network}
      order by position`;
    expect(places.map(({ label }) => label)).toEqual(founding.places.map(({ label }) => Buffer.from(label)));
    const [founder] = await db.owner`select duty_until - today_in(network_id) as days from members
      where network_id = ${founding.network}`;
    expect(founder?.days).toBe(dutyDays);
  });

  it("leaves nothing behind when it fails half way", async () => {
    const taken = foundingOf(randomUUID());
    await foundNetwork(taken);
    const second = foundingOf(randomUUID());
    const clash = { ...second, member: { ...second.member, enrolmentKey: taken.member.enrolmentKey } };
    expect(await foundNetwork(clash)).toEqual({ ok: false, reason: "conflict" });
    expect(await db.owner`select from networks where network_id = ${second.network}`).toHaveLength(0);
  });
});

async function openInvite() {
  const invite = randomUUID();
  const token = bytes(32);
  const packet = sealed();
  const tokenHash = new Uint8Array(createHash("sha256").update(token).digest());
  const created = await createInvite(await network.actor(1), {
    invite,
    kind: "in-person",
    tokenHash,
    packet: new Uint8Array(packet),
    epoch: 1,
  });
  expect(created.ok).toBe(true);
  return { invite, token, packet };
}

function newcomerTo(id: string) {
  return { network: id, epoch: 1, member: newMember(), envelope: blob(), device: newDevice() };
}

function foundingOf(id: string) {
  const places = [1, 2, 3].map(() => ({ id: randomUUID(), label: blob() }));
  return {
    network: id,
    zone: "Asia/Kathmandu",
    profile: blob(),
    member: newMember(),
    envelope: blob(),
    device: newDevice(),
    places,
  };
}

function newMember() {
  const keys = { sealingKey: bytes(32), signingKey: bytes(32), enrolmentKey: bytes(32) };
  return { id: randomUUID(), ...keys, wrappedKeys: blob(), profile: blob(), admission: blob() };
}

function newDevice() {
  return { id: randomUUID(), loginKey: bytes(32) };
}

function bytes(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

function blob(): Uint8Array {
  return new Uint8Array(sealed());
}

async function countMembers(): Promise<number> {
  return (await db.owner`select from members where network_id = ${network.id}`).length;
}
