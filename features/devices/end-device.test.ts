import { createHash, randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { type Actor, findActor } from "@/db/actor";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, sealed, type TestNetwork } from "@/test/factory";
import { endDevice, endOtherDevices } from "./end-device";
import { listDevices } from "./list-devices";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 2 });
});

it("lists one's own devices, this one first, and nobody else's", async () => {
  const phone = await network.actor(1);
  const other = await addDevice(phone);
  expect(await listDevices(phone)).toEqual([
    { id: phone.device, label: null, addedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), isThis: true },
    { id: other.device, label: expect.any(String), addedOn: expect.any(String), isThis: false },
  ]);
  expect((await listDevices(await other.actor())).map(({ id }) => id)).toEqual([other.device, phone.device]);
});

it("ends a device at its next request, and leaves this one in", async () => {
  const phone = await network.actor(1);
  const lost = await addDevice(phone);
  expect(await lost.find()).not.toBeNull();
  expect(await endDevice(phone, { device: lost.device })).toEqual({ ok: true, value: null });
  expect(await lost.find()).toBeNull();
  expect(await endDevice(phone, { device: lost.device })).toEqual({ ok: true, value: null });
  expect(await listDevices(await network.actor(1))).toHaveLength(1);
});

it("ends all others at once, whichever of many presses comes through", async () => {
  const phone = await network.actor(1);
  const lost = await Promise.all(Array.from({ length: 5 }, () => addDevice(phone)));
  const answers = await Promise.all(Array.from({ length: 50 }, () => endOtherDevices(phone)));
  expect(
    answers
      .map((answer) => (answer.ok ? answer.value.ended : -1))
      .sort()
      .slice(-2),
  ).toEqual([0, 5]);
  for (const device of lost) expect(await device.find()).toBeNull();
  expect(await network.actor(1)).toMatchObject({ device: phone.device });
});

it("takes back what the lost device showed to let somebody in at once, and no link that was sent", async () => {
  const phone = await network.actor(1);
  const lost = await addDevice(phone);
  await insertInvite("device");
  await insertInvite("in-person");
  const sent = await insertInvite("by-message");
  await endDevice(phone, { device: lost.device });
  const left = await db.owner`select id from invites where network_id = ${network.id}`;
  expect(left.map(({ id }) => id)).toEqual([sent]);
});

it("reaches no device of anybody else, here or in another network", async () => {
  const elsewhere = await foundTestNetwork(db.owner, { members: 1 });
  const victims = [await network.actor(0), await elsewhere.actor(0)];
  const phone = await network.actor(1);
  for (const { device } of victims) expect(await endDevice(phone, { device })).toMatchObject({ ok: true });
  await endOtherDevices(phone);
  expect(await network.actor(0)).toMatchObject({ device: victims[0]?.device });
  expect(await elsewhere.actor(0)).toMatchObject({ device: victims[1]?.device });
});

/** Another signed-in device of the same member. */
async function addDevice({ member }: Actor) {
  const [device, token] = [randomUUID() as string, randomBytes(32)];
  const hash = createHash("sha256").update(token).digest();
  await db.owner`insert into devices (network_id, id, member_id, login_key, label, created_on)
    values (${network.id}, ${device}, ${member}, ${randomBytes(32)}, ${sealed()}, current_date + 1)`;
  await db.owner`insert into sessions (network_id, token_hash, device_id, expires_on)
    values (${network.id}, ${hash}, ${device}, current_date + 7)`;
  const find = () => findActor(network.id, hash);
  const actor = async () => {
    const found = await find();
    if (!found) throw new Error("The device is not signed in.");
    return found;
  };
  return { device, find, actor };
}

async function insertInvite(kind: string): Promise<string> {
  const id = randomUUID();
  await db.owner`insert into invites (network_id, id, inviter_id, kind, token_hash, packet, epoch, expires_at)
    values (${network.id}, ${id}, ${network.members[1] ?? ""}, ${kind}, ${randomBytes(32)}, ${sealed()}, 1,
      now() + interval '2 minutes')`;
  return id;
}
