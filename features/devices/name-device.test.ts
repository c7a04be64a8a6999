import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, sealed, type TestNetwork } from "@/test/factory";
import { listDevices } from "./list-devices";
import { nameDevice } from "./name-device";

const db = testDatabase();
let network: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner, { members: 2 });
});

it("keeps the name as it was sealed, and a device's own idea only until there is one", async () => {
  const actor = await network.actor(1);
  const { device } = actor;
  const [own, chosen, late] = [sealed(), sealed(), sealed()];
  const name = async (label: Buffer, onlyUnnamed: boolean) => {
    expect(await nameDevice(actor, { device, label, onlyUnnamed })).toEqual({ ok: true, value: null });
    return (await listDevices(actor))[0]?.label;
  };
  expect(await name(own, true)).toBe(own.toString("base64url"));
  expect(await name(chosen, false)).toBe(chosen.toString("base64url"));
  expect(await name(late, true)).toBe(chosen.toString("base64url"));
});

it("finds no device of anybody else, and none that does not exist", async () => {
  const actor = await network.actor(1);
  const { device: anothers } = await network.actor(0);
  for (const device of [anothers, randomUUID()]) {
    const answer = await nameDevice(actor, { device, label: sealed(), onlyUnnamed: false });
    expect(answer).toEqual({ ok: false, reason: "not-found" });
  }
  expect(await db.owner`select from devices where id = ${anothers} and label is null`).toHaveLength(1);
});
