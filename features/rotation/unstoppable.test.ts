import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { renameMember } from "@/features/members/rename-member";
import { fromBase64url } from "@/seal/bytes";
import { openGuestSecrets } from "@/seal/guest";
import { openFromNetwork, sealForNetwork } from "@/seal/network-seal";
import { sealText } from "@/seal/text-seal";
import { testDatabase } from "@/test/database";
import { onDuty } from "@/test/epoch-body";
import { writeDownRealGuest } from "@/test/guest";
import { makeRealDevice, plan, type RealDevice, refresh, rotate } from "@/test/real-devices";
import { postRealNeed } from "@/test/real-listings";
import { joinRealPair } from "@/test/real-matches";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { beginEpoch } from "./begin-epoch";
import { mostOfNetwork } from "./columns";
import { listSealedItems, type SealedItem } from "./list-sealed-items";
import { beginEpochInput } from "./schema";
import { sealEpoch } from "./seal-epoch";

// Whoever is to be removed may write what they like until then. None of it keeps the others from changing the key.
const db = testDatabase();
let network: RealNetwork;
let rosa: RealDevice;
let malik: RealDevice;

beforeEach(async () => {
  network = await foundRealNetwork(db.owner);
  const devices = network.members.map((person) => makeRealDevice(db.owner, network.id, person));
  [rosa, malik] = (await Promise.all(devices)) as [RealDevice, RealDevice];
});

it("goes on when texts take more room under the next key than there is for them", async () => {
  // As texts were sealed before they said which revision they are: full to the last byte.
  const id = randomUUID();
  const [profile, entry] = [
    await sealOld("members", malik.keycard.member, "profile", full(1022)),
    await sealOld("log_entries", id, "entry", full(1022)),
  ];
  const renamed = await renameMember(await malik.actor(), {
    profile,
    epoch: 1,
    log: { id, entry, epoch: 1 },
  });
  expect(renamed).toEqual({ ok: true, value: null });
  const need = await postRealNeed(db.owner, network, { by: network.member("Malik") });
  const note = await sealOld("needs", need, "note", full(4094));
  await db.owner`update needs set note = ${Buffer.from(note)} where id = ${need}`;

  expect((await rotate(rosa)).lost).toBe(3);
  expect((await notesNow()).get(need)).toBe("");
});

it("leaves out what one member wrote too much of, and nothing of the others", async () => {
  const ines = await postRealNeed(db.owner, network, { by: network.member("Ines"), note: "Two of us." });
  const first = await postRealNeed(db.owner, network, { by: network.member("Malik") });
  // A week of posting by a script.
  const ids = Array.from({ length: 1700 }, () => randomUUID());
  const notes = await Promise.all(
    ids.map(async (id) => Buffer.from(await sealNew("needs", id, "note", "x".repeat(3000))).toString("hex")),
  );
  await db.owner`insert into needs
    select (jsonb_populate_record(n, jsonb_build_object('id', more.id, 'note', '\\x' || more.note))).*
    from needs n, unnest(${ids}::uuid[], ${notes}::text[]) as more (id, note) where n.id = ${first}`;

  const planned = await plan(rosa, { request: null, without: [] });
  const sealed = planned.ok ? await sealEpoch(planned.value, async () => {}) : null;
  if (!sealed) throw new Error("There is nothing to send.");
  expect(JSON.stringify(sealed.body).length).toBeLessThanOrEqual(mostOfNetwork);
  expect(await beginEpoch(onDuty(await rosa.actor()), beginEpochInput.parse(sealed.body))).toMatchObject({
    ok: true,
  });
  const now = await notesNow();
  const lost = ids.filter((id) => now.get(id) === "").length;
  expect(lost).toBe(sealed.outcome.lost);
  expect(lost).toBeLessThan(400);
  expect(now.get(ines)).toBe("Two of us.");
});

it("goes on when a guest is reached in so many words that there is no room for keys of before", async () => {
  const people = { by: network.member("Rosa"), holders: [network.member("Rosa")] };
  const contact = "y".repeat(4020);
  const { id } = await writeDownRealGuest(db.owner, network, { ...people, contact });
  const match = await joinRealPair(db.owner, network, {
    receiver: network.member("Malik"),
    helper: network.member("Ines"),
  });
  await db.owner`insert into contacts (network_id, match_id, from_id, for_id, contact, own_copy)
    values (${network.id}, ${match}, ${id}, ${malik.keycard.member}, ${randomBytes(285)}, ${randomBytes(285)})`;
  await rotate(rosa);
  expect((await refresh(malik)).guests.has(id)).toBe(true);
  const [held] = await db.owner`select secrets from guest_keys where guest_id = ${id}`;
  const place = { network: network.id, guest: id };
  expect(await openGuestSecrets(rosa.keycard.memberKeys.sealing, held?.secrets, place)).toMatchObject({
    contact,
  });
});

function sealNew(table: string, row: string, field: string, text: string) {
  return sealForNetwork(network.seal, text, { network: network.id, table, row, field, epoch: 1 });
}

function sealOld(table: string, row: string, field: string, text: string) {
  return sealText(network.seal, text, { network: network.id, table, row, field, epoch: 1 });
}

/** A name of so many bytes, with what is around it. */
function full(bytes: number): string {
  const around = JSON.stringify({ name: "" });
  return JSON.stringify({ name: "x".repeat(bytes - around.length) });
}

async function notesNow(): Promise<ReadonlyMap<string, string>> {
  const { epoch, seals } = await refresh(rosa);
  const key = seals.get(epoch);
  if (!key) throw new Error("There is no key.");
  const { needs } = await listSealedItems(onDuty(await rosa.actor()));
  const open = async ({ id, text }: SealedItem) => {
    const at = { network: network.id, table: "needs", row: id, field: "note", epoch };
    return [id, await openFromNetwork(key, fromBase64url(text), at)] as const;
  };
  return new Map(await Promise.all(needs.map(open)));
}
