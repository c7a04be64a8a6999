import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, actingFor, asActor } from "@/db/actor";
import { guestKeys, guests } from "@/db/schema/guests";
import { passDuty, shareDuty } from "@/features/duty/give-duty";
import { layDownDuty } from "@/features/duty/lay-down-duty";
import { testDatabase } from "@/test/database";
import { onDuty } from "@/test/epoch-body";
import { foundTestNetwork, makeLogEntry, sealed, type TestNetwork } from "@/test/factory";
import { writeDownTestGuest } from "@/test/guest";
import { editGuest } from "./edit-guest";
import { findGuest, listGuests, listKeysToGive } from "./queries";
import { removeGuest } from "./remove-guest";
import type { WriteDownGuestInput } from "./schema";
import { shareGuestKeys } from "./share-guest-keys";
import { writeDownGuest } from "./write-down-guest";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 3 });
});

const done = { ok: true, value: null };
const refused = (reason: string) => ({ ok: false, reason });

describe("writing somebody down", () => {
  it("is done once, and everybody reads of it", async () => {
    const input = makeGuest();
    expect(await writeDownGuest(await ana(), input)).toEqual(done);
    expect(await writeDownGuest(await ana(), input)).toEqual(done);
    expect(await writeDownGuest(await ana(), { ...input, sealingKey: randomBytes(32) })).toEqual(
      refused("conflict"),
    );
    const guests = await listGuests(await ana());
    expect(guests).toEqual([
      {
        ...{ id: input.guest, epoch: 1, guest: true },
        name: Buffer.from(input.profile).toString("base64url"),
        secrets: Buffer.from(input.keys[0]?.secrets ?? []).toString("base64url"),
        holders: [],
      },
    ]);
    const lines = await db.owner`select act from log_entries where network_id = ${network.id}`;
    expect(lines.map(({ act }) => act)).toEqual(["write-down-guest"]);
  });

  it("gives the secrets to those on duty alone, and never leaves the writer without", async () => {
    const [, second = ""] = network.members;
    const input = makeGuest();
    const mine = input.keys[0]?.secrets ?? sealed();
    const both = { ...input, keys: [...input.keys, { member: second, secrets: sealed() }] };
    expect(await writeDownGuest(await ana(), both)).toEqual(done);
    expect(await keptBy(input.guest)).toEqual([network.members[0]]);
    const without = { ...makeGuest(), keys: [{ member: second, secrets: mine }] };
    expect(await writeDownGuest(await ana(), without)).toEqual(refused("invalid"));
    expect(await findGuest(await ana(), without.guest)).toBeNull();
  });

  it("needs the newest key of the network", async () => {
    expect(await writeDownGuest(await ana(), { ...makeGuest(), epoch: 2 })).toEqual(refused("stale-epoch"));
    const old = { ...makeGuest(), log: makeLogEntry(2) };
    expect(await writeDownGuest(await ana(), old)).toEqual(refused("stale-epoch"));
  });
});

describe("the secrets of a guest", () => {
  it("are seen by the one on duty for whom they were sealed, by nobody else, and not after the duty", async () => {
    const guest = await writeDownTestGuest(db.owner, network);
    await giveKey(guest, 1);
    expect(await seenBy(await network.actor(0))).toEqual([network.members[0]]);
    expect(await seenBy(await network.actor(1))).toEqual([]);
    await shareDuty(await network.actor(0), { member: network.members[1] ?? "", log: makeLogEntry() });
    expect(await seenBy(await network.actor(1))).toEqual([network.members[1]]);
    await db.owner`update members set duty_until = today_in(network_id) - 1 where id = ${network.members[0] ?? ""}`;
    expect(await seenBy(await network.actor(0))).toEqual([]);
    const other = await foundTestNetwork(db.owner);
    expect(await seenBy(await other.actor(0))).toEqual([]);
    expect(await findGuest(onDuty(await other.actor(0)), guest)).toBeNull();
  });

  it("are missing for whoever comes on duty later, until somebody gives them, and everybody reads of it", async () => {
    const guest = await writeDownTestGuest(db.owner, network);
    const [first = "", second = "", third = ""] = network.members;
    await shareDuty(await network.actor(0), { member: second, log: makeLogEntry() });
    const [kept] = await db.owner`select secrets from guest_keys where member_id = ${first}`;
    const held = { id: guest, secrets: kept?.secrets.toString("base64url") };
    const toGive = await listKeysToGive(await network.actor(0));
    expect(toGive).toMatchObject({ guests: [held], missing: [{ member: { id: second }, guests: [guest] }] });
    expect(await listGuests(onDuty(await network.actor(1)))).toMatchObject([
      { secrets: null, holders: [{ id: first }] },
    ]);
    const keys = [
      { guest, secrets: sealed() },
      { guest: randomUUID() as string, secrets: sealed() },
    ];
    const given = { member: second, keys, log: makeLogEntry() };
    expect(await shareGuestKeys(await network.actor(0), given)).toEqual(done);
    expect(await shareGuestKeys(await network.actor(0), given)).toEqual(done);
    // Nobody gets them anew, nor without the duty.
    for (const member of [first, second, third]) {
      const again = { member, keys, log: makeLogEntry() };
      expect(await shareGuestKeys(await network.actor(0), again)).toEqual(done);
    }
    expect(await keptBy(guest)).toEqual([first, second].sort());
    const [same] = await db.owner`select secrets from guest_keys where member_id = ${first}`;
    expect(same?.secrets).toEqual(kept?.secrets);
    const [seen] = await listGuests(onDuty(await network.actor(1)));
    expect(seen).toMatchObject({ secrets: keys[0]?.secrets.toString("base64url"), holders: [] });
    expect((await listKeysToGive(await network.actor(0))).missing).toEqual([]);
    expect(await linesOf("share-guest-keys")).toEqual([first]);
  });

  it("go along with a duty that is passed on, so that the one who has it can reach the guests", async () => {
    const guest = await writeDownTestGuest(db.owner, network);
    const [first = "", second = ""] = network.members;
    const keys = [{ guest, secrets: sealed() }];
    const passed = await passDuty(await network.actor(0), { member: second, keys, log: makeLogEntry() });
    expect(passed).toEqual(done);
    expect((await network.actor(0)).role).toBe("member");
    expect(await findGuest(onDuty(await network.actor(1)), guest)).toMatchObject({
      secrets: keys[0]?.secrets.toString("base64url"),
      holders: [],
    });
    expect(await seenBy(await network.actor(0))).toEqual([]);
    // Back again: what Ana had is still hers.
    await passDuty(await network.actor(1), { member: first, keys, log: makeLogEntry() });
    expect((await findGuest(await ana(), guest))?.secrets).not.toBe(keys[0]?.secrets.toString("base64url"));
  });

  it("go along with a shared duty, and are given by nobody who does not have them", async () => {
    const guest = await writeDownTestGuest(db.owner, network);
    const [, second = "", third = ""] = network.members;
    const keys = [{ guest, secrets: sealed() }];
    await shareDuty(await network.actor(0), { member: second, log: makeLogEntry() });
    await shareDuty(await network.actor(1), { member: third, keys, log: makeLogEntry() });
    await shareGuestKeys(await network.actor(1), { member: second, keys, log: makeLogEntry() });
    expect(await keptBy(guest)).toEqual([network.members[0]]);
    await shareDuty(await network.actor(0), { member: third, keys, log: makeLogEntry() });
    expect(await keptBy(guest)).toEqual([network.members[0], third].sort());
  });

  it("can be given on by whoever had the duty last, as long as those who took it up need them", async () => {
    const guest = await writeDownTestGuest(db.owner, network);
    const [first = "", second = ""] = network.members;
    await layDownDuty(await network.actor(0));
    expect((await listKeysToGive(await network.actor(0))).guests).toEqual([]);
    await db.owner`update members set duty_until = today_in(network_id) + 7 where id = ${second}`;
    await db.owner`update networks set version = version + 1 where network_id = ${network.id}`;
    expect(await listGuests(onDuty(await network.actor(1)))).toMatchObject([{ holders: [{ id: first }] }]);
    expect((await listKeysToGive(await network.actor(0))).missing).toMatchObject([
      { member: { id: second } },
    ]);
    expect((await listKeysToGive(await network.actor(2))).missing).toEqual([]);
    const keys = [{ guest, secrets: sealed() }];
    await shareGuestKeys(await network.actor(0), { member: second, keys, log: makeLogEntry() });
    expect(await keptBy(guest)).toEqual([first, second].sort());
    expect((await listKeysToGive(await network.actor(0))).guests).toEqual([]);
    const other = await foundTestNetwork(db.owner);
    expect(await listKeysToGive(await other.actor(0))).toEqual({ guests: [], missing: [] });
  });

  it("are put anew with another name or contact, for whoever is on duty then", async () => {
    const guest = await writeDownTestGuest(db.owner, network);
    await giveKey(guest, 1);
    const [member = ""] = network.members;
    const next = { guest, profile: sealed(), epoch: 1, keys: [{ member, secrets: sealed() }] };
    expect(await editGuest(await ana(), next)).toEqual(done);
    expect(await findGuest(await ana(), guest)).toMatchObject({
      name: next.profile.toString("base64url"),
      secrets: next.keys[0]?.secrets.toString("base64url"),
    });
    expect(await keptBy(guest)).toEqual([member]);
    expect(await editGuest(await ana(), { ...next, guest: randomUUID() })).toEqual(refused("not-found"));
    expect(await editGuest(await ana(), { ...next, epoch: 2 })).toEqual(refused("stale-epoch"));
  });
});

describe("acting for somebody", () => {
  it("is for those on duty at that moment, and for guests of their network alone", async () => {
    const guest = await writeDownTestGuest(db.owner, network);
    const other = await foundTestNetwork(db.owner);
    const foreign = await writeDownTestGuest(db.owner, other);
    const coordinator = await network.actor(0);
    expect(await whoActs(actingFor(coordinator, guest))).toBe(guest);
    expect(await whoActs(actingFor(coordinator, foreign))).toEqual(refused("not-found"));
    expect(await whoActs(actingFor(coordinator, network.members[1] ?? ""))).toEqual(refused("not-found"));
    expect(await whoActs(actingFor(await network.actor(1), guest))).toEqual(refused("not-coordinator"));
    await db.owner`update members set duty_until = today_in(network_id) - 1 where id = ${network.members[0] ?? ""}`;
    expect(await whoActs(actingFor(coordinator, guest))).toEqual(refused("not-coordinator"));
  });
});

it("removes a guest with what is theirs, once, and everybody reads of it", async () => {
  const guest = await writeDownTestGuest(db.owner, network);
  const log = makeLogEntry();
  expect(await removeGuest(await ana(), { guest, log })).toEqual(done);
  expect(await removeGuest(await ana(), { guest, log })).toEqual(done);
  expect(await removeGuest(await ana(), { guest, log: makeLogEntry() })).toEqual(refused("not-found"));
  const left = await db.owner`select id from persons where id = ${guest}`;
  expect([left.length, await keptBy(guest)]).toEqual([0, []]);
});

it("cannot take a guest's row or secrets past the doors", async () => {
  const guest = await writeDownTestGuest(db.owner, network);
  const row = {
    networkId: network.id,
    guestId: guest,
    memberId: network.members[1] ?? "",
    secrets: sealed(),
  };
  await expect(asActor(await ana(), (tx) => tx.insert(guestKeys).values(row))).rejects.toThrow();
  await expect(asActor(await ana(), (tx) => tx.delete(guestKeys))).rejects.toThrow();
  await expect(asActor(await ana(), (tx) => tx.delete(guests))).rejects.toThrow();
});

it("forgets a guest when their day has come", async () => {
  const guest = await writeDownTestGuest(db.owner, network);
  await db.owner`update guests set purge_on = current_date - 1 where id = ${guest}`;
  await db.owner`select purge_due()`;
  expect(await findGuest(await ana(), guest)).toBeNull();
});

async function ana() {
  return onDuty(await network.actor(0));
}

function makeGuest(): WriteDownGuestInput {
  return {
    ...{ guest: randomUUID(), sealingKey: randomBytes(32), profile: sealed(), epoch: 1, log: makeLogEntry() },
    keys: [{ member: network.members[0] ?? "", secrets: sealed() }],
  };
}

async function giveKey(guest: string, index: number) {
  await db.owner`insert into guest_keys (network_id, guest_id, member_id, secrets)
    values (${network.id}, ${guest}, ${network.members[index] ?? ""}, ${sealed()})`;
}

async function keptBy(guest: string): Promise<string[]> {
  const rows = await db.owner`select member_id as id from guest_keys where guest_id = ${guest} order by id`;
  return rows.map(({ id }) => id);
}

async function linesOf(act: string): Promise<string[]> {
  const rows =
    await db.owner`select by_id as id from log_entries where network_id = ${network.id} and act = ${act}`;
  return rows.map(({ id }) => id);
}

/** Whose secrets row-level security shows. */
async function seenBy(actor: Actor): Promise<string[]> {
  const rows = await asActor(actor, (tx) => tx.select({ member: guestKeys.memberId }).from(guestKeys));
  return rows.map(({ member }) => member);
}

async function whoActs(actor: Actor): Promise<unknown> {
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ id: string }>("select current_setting('app.member') as id");
    return row?.id;
  });
}
