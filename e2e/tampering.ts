import { randomBytes, randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import type postgres from "postgres";
import { selfAdmit } from "../seal/admission";
import { sealContact } from "../seal/contact";
import { makeMemberKeys } from "../seal/member-keys";
import { sealForNetwork } from "../seal/network-seal";
import { makeSecret } from "../seal/words";
import { admissionOf, firstEpoch, publicKeys, type RealEpoch } from "../test/real-epochs";
import { postRealNeed } from "../test/real-listings";
import type { RealMember, RealNetwork } from "../test/real-network";

/** Where a text stands, with the columns of its epoch and of its row's id where they are called otherwise. */
type Spot = { table: string; field: string; row: string; of?: string; by?: string };

export const spotOf = {
  network: (row: string): Spot => ({
    ...{ table: "networks", field: "profile", row },
    ...{ of: "profile_epoch", by: "network_id" },
  }),
  member: (row: string): Spot => ({ table: "members", field: "profile", row, of: "profile_epoch" }),
  place: (row: string): Spot => ({ table: "places", field: "label", row }),
  need: (row: string): Spot => ({ table: "needs", field: "note", row }),
  series: (row: string): Spot => ({ table: "need_series", field: "note", row }),
  guest: (row: string): Spot => ({ table: "guests", field: "profile", row }),
};

/** The bytes that stand there. */
export async function bytesAt(owner: postgres.Sql, { table, field, row, by = "id" }: Spot): Promise<Buffer> {
  const [found] =
    await owner`select ${owner(field)} as sealed from ${owner(table)} where ${owner(by)} = ${row}`;
  return found?.sealed;
}

/** Puts bytes there, as somebody who can write to the database. */
export async function put(owner: postgres.Sql, spot: Spot, bytes: Buffer, epoch: number): Promise<void> {
  const { table, field, row, of = "epoch", by = "id" } = spot;
  await owner`update ${owner(table)} set ${owner({ [field]: bytes, [of]: epoch })} where ${owner(by)} = ${row}`;
}

/** A text as somebody who has a key of the network seals it for there. */
export async function sealAt(
  { network, epoch, seal }: RealEpoch,
  { table, field, row }: Spot,
  text: string,
  revision?: number,
): Promise<Buffer> {
  return Buffer.from(await sealForNetwork(seal, text, { network, table, field, row, epoch }, revision));
}

/** So that no board is answered from memory. */
export async function raiseVersion(owner: postgres.Sql, { id }: RealNetwork): Promise<void> {
  await owner`update networks set version = version + 1 where network_id = ${id}`;
}

/** A member nobody let in, and a need of theirs: the row and its texts by somebody who has a key of the network. */
export async function slipIn(owner: postgres.Sql, network: RealNetwork, name: string): Promise<string> {
  const { keys } = await makeMemberKeys(makeSecret());
  const [member, epoch] = [randomUUID(), firstEpoch(network)];
  const admission = await selfAdmit(keys, { network: network.id, member, epoch: 1 });
  await owner`insert into members ${owner({
    ...{ network_id: network.id, id: member, enrolment_key: randomBytes(32), wrapped_keys: randomBytes(141) },
    ...{ profile: await sealAt(epoch, spotOf.member(member), JSON.stringify({ name })), profile_epoch: 1 },
    ...publicKeys(keys),
    ...(await admissionOf(epoch, member, admission)),
  })}`;
  const by = { ...network.member("Malik"), id: member };
  return postRealNeed(owner, network, { by, note: "Fetch me, I am new." });
}

/** Hands somebody's contact over in a match, signed by them, as their browser would. */
export async function handOver(
  owner: postgres.Sql,
  network: RealNetwork,
  { match, from, to, text }: { match: string; from: RealMember; to: RealMember; text: string },
): Promise<void> {
  const place = { network: network.id, match, from: from.id, for: to.id };
  const [contact, copy] = await Promise.all([
    sealContact(to.keys.sealing.publicKey, from.keys.signing, text, { ...place, field: "contact" }),
    sealContact(from.keys.sealing.publicKey, from.keys.signing, text, { ...place, field: "own_copy" }),
  ]);
  await owner`insert into contacts (network_id, match_id, from_id, for_id, contact, own_copy)
    values (${network.id}, ${match}, ${from.id}, ${to.id}, ${Buffer.from(contact)}, ${Buffer.from(copy)})`;
}

/** What one card on the board, and the frame around it, says in the places of texts. */
export function textsOf(phone: Page, id: string): Record<"name" | "place" | "note", Locator> {
  const card = phone.locator(`article[id="${id}"]`);
  return {
    name: card.locator("p > b"),
    place: card.locator("h3 + p > span").first(),
    note: card.locator("p:has(> b) > span"),
  };
}
