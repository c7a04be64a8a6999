import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { findGuest } from "@/features/guests/queries";
import { keyringOf } from "@/features/keyring/keyring";
import { writeGuestProfile } from "@/features/keyring/profile";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { type GuestSecrets, guestSealingKeys, makeGuestKey, sealGuestSecrets } from "@/seal/guest";
import { signGuestKey } from "@/seal/guest-key";
import { sealForNetwork } from "@/seal/network-seal";
import { askRemoval as signRemoval } from "@/seal/removal";
import { testDatabase } from "@/test/database";
import { onDuty } from "@/test/epoch-body";
import { writeDownRealGuest } from "@/test/guest";
import { makeRealDevice, type RealDevice, refresh, rotate } from "@/test/real-devices";
import { joinRealPair } from "@/test/real-matches";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { askRemoval } from "./ask-removal";
import { writeStatement } from "./removal-statement";

const db = testDatabase();
let network: RealNetwork;
/** Rosa and Ines are on duty and act for Ama; Malik is a member who has seen her key. */
let rosa: RealDevice;
let malik: RealDevice;
let ines: RealDevice;
let ama: string;
let before: GuestSecrets;

beforeEach(async () => {
  network = await foundRealNetwork(db.owner, { members: ["Rosa", "Malik", "Ines"] });
  const devices = network.members.map((person) => makeRealDevice(db.owner, network.id, person));
  [rosa, malik, ines] = (await Promise.all(devices)) as [RealDevice, RealDevice, RealDevice];
  await db.owner`update members set duty_until = today_in(network_id) + 7 where id = ${ines.keycard.member}`;
  const [by, holder] = [network.member("Rosa"), network.member("Ines")];
  ({ id: ama, secrets: before } = await writeDownRealGuest(db.owner, network, { by, holders: [by, holder] }));
  expect((await refresh(malik)).guests.get(ama)).toBe(await publicKeyOf(before));
});

it("gives a guest another key, which those on duty hold and everybody else believes", async () => {
  expect(await rotate(rosa)).toEqual({ lost: 0, carers: [ines.keycard.member], withoutNewKey: 0 });
  for (const device of [rosa, ines]) {
    await refresh(device);
    const secrets = await secretsOf(device);
    expect(secrets).toMatchObject({ contact: before.contact });
    expect(secrets?.privateKey).not.toBe(before.privateKey);
    expect((await refresh(malik)).guests.get(ama)).toBe(await publicKeyOf(secrets));
  }
  expect((await refresh(malik)).doubted.size).toBe(0);
});

it("leaves one who was removed nothing that opens what is sealed for the guest from then on", async () => {
  const match = await handOver();
  await rotate(rosa, { request: await askToRemove() });
  const key = (await refresh(malik)).guests.get(ama) ?? "";
  const later = { match: randomUUID(), text: "12 Quay Street", to: { id: ama, key } };
  const { contact } = await keyringOf(malik.keycard).sealContact(later);
  const asked = {
    match: later.match,
    other: malik.keycard.member,
    sealed: contact,
    field: "contact" as const,
  };
  const theirs = await keyringOf(ines.keycard).actFor(ama, before);
  await expect(theirs.openContact(asked)).rejects.toThrow();
  await refresh(rosa);
  const secrets = await secretsOf(rosa);
  if (!secrets) throw new Error("Rosa acts for Ama.");
  const ours = await keyringOf(rosa.keycard).actFor(ama, secrets);
  expect((await ours.openContact(asked))?.text).toBe("12 Quay Street");
  // What was handed over before still opens, for as long as it is there.
  expect((await ours.openContact(match))?.text).toBe("Red door");
  await db.owner`delete from contacts where network_id = ${network.id}`;
  await rotate(rosa);
  await refresh(rosa);
  expect(await secretsOf(rosa)).not.toHaveProperty("former");
});

it("leaves a guest their key when it does not open for whoever changes the network's, and says so", async () => {
  await db.owner`delete from guest_keys where member_id = ${rosa.keycard.member}`;
  expect(await rotate(rosa)).toEqual({ lost: 0, carers: [], withoutNewKey: 1 });
  expect((await refresh(malik)).guests.get(ama)).toBe(await publicKeyOf(before));
  await refresh(ines);
  expect(await secretsOf(ines)).toEqual(before);
});

it("publishes no key that somebody who writes to the database would have it publish", async () => {
  const forged = { privateKey: makeGuestKey(), contact: "555 0199" };
  const place = { network: network.id, guest: ama };
  const sealed = await sealGuestSecrets(rosa.keycard.memberKeys.sealing.publicKey, forged, place);
  await db.owner`update guest_keys set secrets = ${Buffer.from(sealed)} where member_id = ${rosa.keycard.member}`;
  await refresh(rosa);
  expect(await secretsOf(rosa)).toBeNull();
  expect(await rotate(rosa)).toMatchObject({ withoutNewKey: 1 });
  expect((await refresh(malik)).guests.get(ama)).toBe(await publicKeyOf(before));
});

it("vouches for no key that a member has put in a guest's profile", async () => {
  await refresh(rosa);
  const forged = { privateKey: makeGuestKey(), contact: "" };
  const at = { network: network.id, guest: ama, epoch: 1 };
  const { publicKey } = await guestSealingKeys(forged);
  const key = await signGuestKey(ines.keycard.memberKeys.signing, publicKey, at);
  const profile = await sealForNetwork(network.seal, writeGuestProfile({ name: "Ama", ...key }), {
    ...{ network: network.id, table: "guests", row: ama, field: "profile", epoch: 1 },
  });
  await db.owner`update guests set profile = ${Buffer.from(profile)} where id = ${ama}`;
  expect((await refresh(malik)).doubted.get(ama)).toBe("keys-changed");
  expect(await rotate(rosa)).toMatchObject({ lost: 0, withoutNewKey: 1 });
  const keys = await refresh(malik);
  expect([keys.guests.has(ama), keys.doubted.get(ama)]).toEqual([false, "untrusted"]);
});

/** As a coordinator's page opens them. */
async function secretsOf({ keycard, actor }: RealDevice): Promise<GuestSecrets | null> {
  const card = await findGuest(onDuty(await actor()), ama);
  return card?.secrets ? keyringOf(keycard).openGuest(ama, card.secrets) : null;
}

async function publicKeyOf(secrets: GuestSecrets | null): Promise<string> {
  return secrets ? toBase64url((await guestSealingKeys(secrets)).publicKey) : "none";
}

/** Malik hands Ama over how to reach him; as her page has it afterwards. */
async function handOver() {
  const [receiver, helper] = [network.member("Malik"), network.member("Ines")];
  const match = await joinRealPair(db.owner, network, { receiver, helper });
  const to = { id: ama, key: await publicKeyOf(before) };
  const sealed = await keyringOf(malik.keycard).sealContact({ match, text: "Red door", to });
  await db.owner`insert into contacts ${db.owner({
    ...{ network_id: network.id, match_id: match, from_id: receiver.id, for_id: ama },
    contact: Buffer.from(fromBase64url(sealed.contact)),
    own_copy: Buffer.from(fromBase64url(sealed.ownCopy)),
  })}`;
  return { match, other: receiver.id, sealed: sealed.contact, field: "contact" as const };
}

/** Malik asks for it; Ines, who is on duty, takes somebody else on duty. */
async function askToRemove(): Promise<string> {
  await db.owner`update members set duty_until = today_in(network_id) where id = ${malik.keycard.member}`;
  await refresh(malik);
  const [request, member] = [randomUUID(), ines.keycard.member];
  const { epoch } = await malik.actor();
  const statement = await signRemoval(malik.keycard.memberKeys.signing, {
    ...{ network: network.id, epoch, member },
  });
  const at = { network: network.id, table: "requests", row: request, field: "statement", epoch };
  const key = malik.keycard.epochKeys[epoch];
  if (!key) throw new Error("Malik has the network's key.");
  const sealed = await sealForNetwork(key, writeStatement({ statement, reason: "Because." }), at);
  const asked = await askRemoval(await malik.actor(), { request, member, statement: sealed, epoch });
  if (!asked.ok) throw new Error(asked.reason);
  return request;
}
