import { randomUUID } from "node:crypto";
import { getTableColumns, getTableName } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { classified } from "@/db/data-classes";
import { openFromNetwork, sealForNetwork } from "@/seal/network-seal";
import { askRemoval as signRemoval } from "@/seal/removal";
import { testDatabase } from "@/test/database";
import { writeDownRealGuest } from "@/test/guest";
import { makeRealDevice, type RealDevice, refresh, rotate } from "@/test/real-devices";
import { postRealNeed, postRealOffer, postRealSeries } from "@/test/real-listings";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { askRemoval } from "./ask-removal";
import { writeStatement } from "./removal-statement";

const db = testDatabase();
let network: RealNetwork;
let rosa: RealDevice;

beforeEach(async () => {
  network = await foundRealNetwork(db.owner);
  const [first, malik, ines] = network.members;
  if (!first || !malik || !ines) throw new Error("Three founded it.");
  rosa = await makeRealDevice(db.owner, network.id, first);
  await postRealNeed(db.owner, network, { by: malik, note: "Two of us." });
  await postRealOffer(db.owner, network, { by: ines, note: "Blue van." });
  await postRealSeries(db.owner, network, { by: malik, note: "Every day." });
  await writeDownRealGuest(db.owner, network, { by: first, holders: [first] });
  // Which leaves a line in the log, too.
  await rotate(rosa);
  const asker = await makeRealDevice(db.owner, network.id, malik);
  await askToRemove(asker, ines.id);
});

/** Sealed in another way, or gone with the key it was sealed under. */
const exempt = ["rosters.roster", "members.admission", "arrivals.admission"];

it("seals every text of the network anew, whatever column it is in: the old key opens none, the new one all", async () => {
  const before = await listTexts();
  const columns = networkSealed().map(({ table, column }) => `${table}.${column}`);
  const filled = new Set(before.map(({ table, column }) => `${table}.${column}`));
  expect(columns.filter((column) => !exempt.includes(column) && !filled.has(column))).toEqual([]);
  const [, old] = await keysOf(rosa);
  expect(await countOpening(before, old, 2)).toBe(before.length);

  expect((await rotate(rosa)).lost).toBe(0);
  const after = await listTexts();
  const [, stillOld, next] = await keysOf(rosa);
  expect(await countOpening(after, stillOld, 2)).toBe(0);
  expect(await countOpening(after, next, 3)).toBe(after.length);
  expect(after.length).toBe(before.length + 1);
});

it("leaves no admission that the old key opens", async () => {
  const kept = async () =>
    (
      await db.owner`select admission from members where network_id = ${network.id} and admission is not null
      union all select admission from arrivals where network_id = ${network.id} and admission is not null`
    ).length;
  await db.owner`update members set admission = profile, admission_epoch = 2 where network_id = ${network.id}`;
  expect(await kept()).toBe(3);
  await rotate(rosa);
  expect(await kept()).toBe(0);
});

type Text = { table: string; column: string; row: string; sealed: Uint8Array };

function networkSealed() {
  return classified.flatMap(({ table, classes }) =>
    Object.entries(getTableColumns(table)).flatMap(([key, { name: column }]) =>
      classes[key] === "network-sealed" ? [{ table: getTableName(table), column }] : [],
    ),
  );
}

async function listTexts(): Promise<Text[]> {
  const columns = networkSealed().filter(({ table, column }) => !exempt.includes(`${table}.${column}`));
  const lists = columns.map(async ({ table, column }) => {
    const rows = await db.owner`select * from ${db.owner(table)}
      where network_id = ${network.id} and ${db.owner(column)} is not null`;
    return rows.map((row) => ({ table, column, row: row.id ?? network.id, sealed: row[column] }));
  });
  return (await Promise.all(lists)).flat();
}

async function countOpening(texts: readonly Text[], key: CryptoKey | undefined, epoch: number) {
  if (!key) throw new Error(`There is no key of epoch ${epoch}.`);
  const opens = texts.map(({ table, column: field, row, sealed }) =>
    openFromNetwork(key, sealed, { network: network.id, table, row, field, epoch }).then(
      () => 1,
      () => 0,
    ),
  );
  return (await Promise.all(opens)).reduce<number>((sum, opened) => sum + opened, 0);
}

/** By epoch; the first has none of its own here. */
async function keysOf(device: RealDevice): Promise<(CryptoKey | undefined)[]> {
  await refresh(device);
  return [1, 2, 3].map((epoch) => device.keycard.epochKeys[epoch]);
}

async function askToRemove(by: RealDevice, member: string): Promise<void> {
  const { epoch } = await refresh(by);
  const request = randomUUID();
  const statement = await signRemoval(by.keycard.memberKeys.signing, { network: network.id, epoch, member });
  const key = by.keycard.epochKeys[epoch];
  if (!key) throw new Error("This device has no key.");
  const at = { network: network.id, table: "requests", row: request, field: "statement", epoch };
  const sealed = await sealForNetwork(key, writeStatement({ statement }), at);
  const asked = await askRemoval(await by.actor(), { request, member, statement: sealed, epoch });
  if (!asked.ok) throw new Error(asked.reason);
}
