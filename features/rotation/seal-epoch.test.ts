import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { readNote } from "@/features/log/log-note";
import type { OpenedKeys } from "@/features/members/open-keys";
import { vouchPath } from "@/features/members/vouch-path";
import { fromBase64url } from "@/seal/bytes";
import { openFromNetwork, openRevised, sealForNetwork } from "@/seal/network-seal";
import { askRemoval as signRemoval } from "@/seal/removal";
import { testDatabase } from "@/test/database";
import { onDuty } from "@/test/epoch-body";
import { makeRealDevice, plan, type RealDevice, refresh, rotate, tryRefresh } from "@/test/real-devices";
import { firstEpoch, letIn } from "@/test/real-epochs";
import { postRealNeed, postRealOffer } from "@/test/real-listings";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { askRemoval } from "./ask-removal";
import { listSealedItems, type SealedItem } from "./list-sealed-items";
import { writeStatement } from "./removal-statement";
import { sealEpoch } from "./seal-epoch";

const db = testDatabase();
let network: RealNetwork;
/** Rosa founded the network and let Malik and Ines in; Ines let Omar in. */
let rosa: RealDevice;
let malik: RealDevice;
let ines: RealDevice;
let omar: RealDevice;

beforeEach(async () => {
  network = await foundRealNetwork(db.owner, { members: ["Rosa", "Malik", "Ines"] });
  const newcomer = await letIn(db.owner, firstEpoch(network), network.member("Ines"));
  const people = [...network.members, newcomer];
  const devices = people.map((person) => makeRealDevice(db.owner, network.id, person));
  [rosa, malik, ines, omar] = (await Promise.all(devices)) as Four;
  await postRealNeed(db.owner, network, { by: network.member("Malik"), note: "Two of us." });
  await postRealOffer(db.owner, network, { by: network.member("Ines"), note: "Blue van." });
});

it("goes on for everybody: those who were there, those who see it late, and a device that knows nothing yet", async () => {
  await refresh(malik);
  await rotate(rosa);
  await rotate(rosa);
  for (const device of [rosa, malik, ines, omar]) {
    const keys = await refresh(device);
    expect([...keys.trusted.keys()].sort()).toEqual(idsOf(rosa, malik, ines, omar));
    expect(keys.doubted.size).toBe(0);
    expect(vouchPath(keys.trusted, omar.keycard.member)).toEqual([rosa, ines, omar].map(idOf));
    const texts = await readAll(keys);
    expect(texts).toContain("Two of us.");
    expect(texts).toContain("Blue van.");
    expect(texts).not.toContain(null);
  }
});

it("leaves nothing that the old key opens", async () => {
  await rotate(rosa);
  const items = await allItems();
  const opened = await Promise.all(items.map((item) => open(network.seal, { ...item, epoch: 1 })));
  expect(items.length).toBeGreaterThan(8);
  expect(opened.filter((text) => text !== null)).toEqual([]);
});

it("is believed of somebody who came in by a chain, and by those who have not met them", async () => {
  await refresh(malik);
  await db.owner`update members set duty_until = today_in(network_id) where id = ${idOf(omar)}`;
  await rotate(omar);
  expect((await refresh(malik)).epoch).toBe(2);
  expect((await refresh(rosa)).trusted.size).toBe(4);
});

it("removes whom another asked to have removed, also when whoever asked came in late", async () => {
  await refresh(malik);
  const request = await ask(omar, ines);
  await rotate(rosa, { request });
  const keys = await refresh(malik);
  expect([...keys.trusted.keys()].sort()).toEqual(idsOf(rosa, malik, omar));
  expect(await readAll(keys)).not.toContain("Blue van.");
  // Whoever let him in is gone, and he is still known.
  expect(vouchPath(keys.trusted, idOf(omar))).toEqual([idOf(omar)]);
  const [line] = await listLines(keys);
  expect(line).toMatchObject({ about: idOf(ines), name: "Ines", second: idOf(omar) });
});

it("carries a removal through changes of the key, and not for ever", async () => {
  const request = await ask(malik, ines);
  await rotate(rosa);
  await rotate(rosa);
  const inTime = await plan(rosa, { request, without: [] });
  expect(inTime.ok).toBe(true);
  await rotate(rosa);
  expect(await plan(rosa, { request, without: [] })).toEqual({ ok: false, reason: "unbacked" });
});

it("carries out no removal that nobody signed, or that is gone", async () => {
  const forged = await ask(malik, ines, omar);
  expect(await plan(rosa, { request: forged, without: [] })).toEqual({ ok: false, reason: "unbacked" });
  // Ines asked about Malik; somebody who can write to the database makes it about Omar.
  const moved = await ask(ines, malik);
  await db.owner`update requests set member_id = ${idOf(omar)} where id = ${moved}`;
  expect(await plan(rosa, { request: moved, without: [] })).toEqual({ ok: false, reason: "unbacked" });
  const request = randomUUID();
  expect(await plan(rosa, { request, without: [] })).toEqual({ ok: false, reason: "gone" });
});

it("stops at whoever is not verified, and goes on without them when a person has said so", async () => {
  await db.owner`update members set sealing_key = ${randomBytes(32)} where id = ${idOf(omar)}`;
  expect(await plan(rosa, { request: null, without: [] })).toEqual({
    ok: false,
    reason: "unverified",
    members: [idOf(omar)],
  });
  await rotate(rosa, { without: [idOf(omar)] });
  expect([...(await refresh(malik)).trusted.keys()].sort()).toEqual(idsOf(rosa, malik, ines));
  expect(await tryRefresh(omar)).toBe("untrusted");
});

it("puts a stand-in where a text does not open, and says how many there were", async () => {
  const damaged = randomBytes(285);
  await db.owner`update needs set note = ${damaged} where network_id = ${network.id}`;
  await db.owner`update members set profile = ${damaged} where id = ${idOf(ines)}`;
  await db.owner`update places set label = ${damaged} where network_id = ${network.id}`;
  expect((await rotate(rosa)).lost).toBe(2 + network.places.length);
  const texts = await readAll(await refresh(malik));
  expect(texts).not.toContain(null);
  expect(texts.filter((text) => text === '{"name":"?"}')).toHaveLength(1);
  expect(texts.filter((text) => text === "?")).toHaveLength(network.places.length);
  expect(texts).toContain("Blue van.");
});

it("carries on nothing that is under an older key, whoever wrote it, and every text as the revision it is", async () => {
  const [offer] = await db.owner`select id from offers where network_id = ${network.id}`;
  const [need] = await db.owner`select id from needs where network_id = ${network.id}`;
  await rotate(rosa);
  await refresh(malik);
  const write = async (table: string, row: string, key: CryptoKey | undefined, epoch: number) => {
    if (!key) throw new Error("This device has no key.");
    const at = { network: network.id, table, row, field: "note", epoch };
    const note = await sealForNetwork(key, `Forged or new: ${table}.`, at, 7);
    await db.owner`update ${db.owner(table)} set ${db.owner({ note: Buffer.from(note), epoch })}
      where id = ${row}`;
  };
  await write("needs", need?.id, malik.keycard.epochKeys[1] ?? network.seal, 1);
  await write("offers", offer?.id, malik.keycard.epochKeys[2], 2);
  expect((await rotate(rosa)).lost).toBe(1);
  const keys = await refresh(malik);
  const notes = (await allItems()).filter(({ field }) => field === "note");
  const opened = await Promise.all(
    notes.map(({ id: row, table, field, text, epoch }) =>
      openRevised(keyOf(keys, epoch), fromBase64url(text), { network: network.id, table, row, field, epoch }),
    ),
  );
  expect(opened).toContainEqual({ text: "", revision: 1 });
  expect(opened).toContainEqual({ text: "Forged or new: offers.", revision: 7 });
});

it("can be called off between two texts", async () => {
  const planned = await plan(rosa, { request: null, without: [] });
  if (!planned.ok) throw new Error(planned.reason);
  const seen: number[] = [];
  const sealing = sealEpoch(planned.value, async (done, of) => {
    seen.push(done / of);
    if (done >= of / 2) throw new Error("called off");
  });
  await expect(sealing).rejects.toThrow("called off");
  expect(seen.at(-1)).toBeLessThan(1);
});

/** `signer` asks in the name of `by`; the same, unless somebody cheats. */
async function ask(by: RealDevice, about: RealDevice, signer = by): Promise<string> {
  await refresh(by);
  const { epoch } = await by.actor();
  const [request, member] = [randomUUID(), idOf(about)];
  const statement = await signRemoval(signer.keycard.memberKeys.signing, {
    ...{ network: network.id, epoch, member },
  });
  const at = { network: network.id, table: "requests", row: request, field: "statement", epoch };
  const key = by.keycard.epochKeys[epoch];
  if (!key) throw new Error("This device has no key.");
  const sealed = await sealForNetwork(key, writeStatement({ statement, reason: "Because." }), at);
  const asked = await askRemoval(await by.actor(), { request, member, statement: sealed, epoch });
  if (!asked.ok) throw new Error(asked.reason);
  return request;
}

type Four = [RealDevice, RealDevice, RealDevice, RealDevice];

type Placed = SealedItem & { table: string; field: string };

async function allItems(): Promise<Placed[]> {
  const items = await listSealedItems(onDuty(await rosa.actor()));
  const at = (table: string, field: string, list: readonly SealedItem[]) =>
    list.map((item) => ({ ...item, table, field }));
  return [
    ...at("networks", "profile", [items.profile]),
    ...at("members", "profile", items.members),
    ...at("places", "label", items.places),
    ...at("needs", "note", items.needs),
    ...at("offers", "note", items.offers),
    ...at("log_entries", "entry", items.entries),
  ];
}

/** Null for a text that does not open. */
async function readAll(keys: OpenedKeys): Promise<(string | null)[]> {
  const items = await allItems();
  return Promise.all(items.map((item) => open(keys.seals.get(item.epoch), item)));
}

function keyOf({ seals }: OpenedKeys, epoch: number): CryptoKey {
  const key = seals.get(epoch);
  if (!key) throw new Error(`There is no key of epoch ${epoch}.`);
  return key;
}

async function listLines(keys: OpenedKeys) {
  const entries = (await allItems()).filter(({ table }) => table === "log_entries");
  const texts = await Promise.all(entries.map((item) => open(keys.seals.get(item.epoch), item)));
  return texts.map((text) => readNote(text ?? ""));
}

async function open(key: CryptoKey | undefined, { id, text, table, field, epoch }: Placed) {
  const at = { network: network.id, table, row: id, field, epoch };
  return key ? openFromNetwork(key, fromBase64url(text), at).catch(() => null) : null;
}

function idOf({ keycard }: RealDevice): string {
  return keycard.member;
}

function idsOf(...devices: RealDevice[]): string[] {
  return devices.map(idOf).sort();
}
