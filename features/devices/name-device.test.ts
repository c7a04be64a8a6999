import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/test/database";
import { foundTestNetwork, sealed, type TestNetwork } from "@/test/factory";
import { listDevices } from "./list-devices";
import { nameDevice } from "./name-device";

let db: TestDatabase;
let network: TestNetwork;

beforeAll(async () => {
  db = await createTestDatabase();
  process.env.DATABASE_URL = db.appUrl;
  network = await foundTestNetwork(db.owner, { members: 2 });
});

afterAll(async () => {
  await closeDatabase();
  await db.drop();
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
